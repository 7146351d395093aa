//! The page around the room: address, language, form fields, focus, timers, and the few words kept outside the stores.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, FormData, HtmlAnchorElement, HtmlElement, HtmlFormElement,
    HtmlInputElement, Storage, StorageEstimate, Url, Window,
};

use domain::text::Lang;

/// The script of the quick exit removes it under the same name.
const DRAFT_KEY: &str = "pulso-draft";
const LANGUAGE: &str = "pulso-language";

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Milliseconds since 1970 by the clock of the phone.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

pub fn online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls `then` whenever the connection comes back or the page is looked at again.
pub fn when_back(then: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(then).into_js_value();
    let Some(window) = window() else { return };
    for event in ["online", "pageshow", "focus"] {
        let _ = window.add_event_listener_with_callback(event, listener.unchecked_ref());
    }
}

/// Ends a [`pause`] early, or the next one where none is running.
#[derive(Clone, Default)]
pub struct Wake(Rc<Alarm>);

#[derive(Default)]
struct Alarm {
    ring: RefCell<Option<Function>>,
    due: Cell<bool>,
}

impl Wake {
    pub fn now(&self) {
        match self.0.ring.borrow_mut().take() {
            Some(ring) => {
                let _ = ring.call0(&JsValue::NULL);
            }
            None => self.0.due.set(true),
        }
    }
}

pub async fn pause(millis: i64, wake: &Wake) {
    if wake.0.due.take() {
        return;
    }
    let over = Promise::new(&mut |resolve, _| {
        let millis = i32::try_from(millis).unwrap_or(i32::MAX);
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
        *wake.0.ring.borrow_mut() = Some(resolve);
    });
    let _ = JsFuture::from(over).await;
    wake.0.ring.borrow_mut().take();
}

/// The room has one address; what is shown in it never enters the history.
pub fn stand_at(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Goes on in the same step of the history, so that a quick exit later leaves none behind.
pub fn go(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(address);
    }
}

pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Names and values of the form with this id, as a browser would send them.
pub fn fields(form: &str) -> Vec<(String, String)> {
    let form = document().and_then(|document| document.get_element_by_id(form));
    let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return Vec::new() };
    let Ok(data) = FormData::new_with_form(&form) else { return Vec::new() };
    Array::from(&data)
        .iter()
        .filter_map(|pair| {
            let pair = Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// "Don't know" and "prefer not" stand alone: choosing one takes the others back, and the other way round.
pub fn keep_alone(form: &str, alone: [&str; 2]) {
    let changed = document().and_then(|document| document.active_element());
    let Some(changed) = changed.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let selector = format!("#{form} input[name=\"{}\"]", changed.name());
    let Some(all) = document().and_then(|document| document.query_selector_all(&selector).ok()) else {
        return;
    };
    let text = changed.type_() == "text";
    if !changed.checked() && (!text || changed.value().is_empty()) {
        return;
    }
    let is_alone = |input: &HtmlInputElement| alone.contains(&input.value().as_str());
    let chosen_alone = !text && is_alone(&changed);
    for other in (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlInputElement>().ok()) {
        if other == changed || !(chosen_alone || is_alone(&other)) {
            continue;
        }
        match other.type_().as_str() {
            "text" => other.set_value(""),
            _ => other.set_checked(false),
        }
    }
}

/// Moves the reading position to the element with this id, at the top of the page.
pub fn focus(id: &str) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What the element with this id was given.
pub fn given_to(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.get_attribute("data-given")
}

pub fn page_language() -> Lang {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| Lang::parse(&root.get_attribute("lang")?)).unwrap_or(Lang::Es)
}

/// The language chosen before on this phone, or else that of its browser.
pub fn language() -> Option<Lang> {
    let window = window()?;
    let kept = window.local_storage().ok().flatten().and_then(|kept| kept.get_item(LANGUAGE).ok().flatten());
    let of_browser = || Lang::parse(window.navigator().language()?.get(..2)?);
    kept.as_deref().and_then(Lang::parse).or_else(of_browser)
}

pub fn keep_language(lang: Lang) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", lang.code());
    }
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(LANGUAGE, lang.code());
    }
}

fn session() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// The key of the open draft: it lives as long as this tab.
pub fn draft_key() -> Option<String> {
    session()?.get_item(DRAFT_KEY).ok()?
}

pub fn keep_draft_key(key: &str) {
    if let Some(session) = session() {
        let _ = session.set_item(DRAFT_KEY, key);
    }
}

pub fn forget_draft_key() {
    if let Some(session) = session() {
        let _ = session.remove_item(DRAFT_KEY);
    }
}

/// Hands a text to the person as a file.
pub fn give_file(name: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// Whether the browser promised not to clear what is kept here.
pub async fn ask_to_persist() -> bool {
    let promised = window().and_then(|window| window.navigator().storage().persist().ok());
    match promised {
        Some(promised) => JsFuture::from(promised).await.is_ok_and(|answer| answer.is_truthy()),
        None => false,
    }
}

/// Bytes left for this page, where the browser tells.
pub async fn free_bytes() -> Option<f64> {
    let estimate = window()?.navigator().storage().estimate().ok()?;
    let estimate: StorageEstimate = JsFuture::from(estimate).await.ok()?.unchecked_into();
    let quota = Reflect::get(&estimate, &"quota".into()).ok()?.as_f64()?;
    let usage = Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()?;
    Some(quota - usage)
}
