//! Web Locks: one tab asks the questions, one tab sends.
//!
//! Browsers without them go on unlocked: an item that two tabs send is still one answer at the server.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The tab in which an interview is open. The service worker looks for this name before it changes builds.
pub const INTERVIEW: &str = "pulso-interview";
/// The tab that sends the outbox.
pub const OUTBOX: &str = "pulso-outbox";

/// Held until it is dropped or the page is gone.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Wait for our turn.
    Wait,
    /// Only if nobody holds it now.
    OnlyIfFree,
}

#[wasm_bindgen]
extern "C" {
    /// `LockManager`, which web-sys still calls unstable.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// `None`: another tab holds it.
pub async fn hold(name: &str, patience: Patience) -> Option<Held> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    if locks.is_undefined() {
        return Some(Held(None));
    }
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &(patience == Patience::OnlyIfFree).into()).ok()?;

    let tell: Rc<RefCell<Option<Function>>> = Rc::default();
    let asked = tell.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let told = tell.borrow_mut().take();
        let say = |release: &JsValue| told.as_ref().map(|told| told.call1(&JsValue::NULL, release));
        if lock.is_null() {
            say(&JsValue::NULL);
            return JsValue::UNDEFINED;
        }
        Promise::new(&mut |release, _| {
            say(&release);
        })
        .into()
    });
    let answer = Promise::new(&mut |resolve, reject| {
        *asked.borrow_mut() = Some(resolve);
        let request = locks.unchecked_ref::<Locks>().request(name, &options, granted.unchecked_ref());
        if let Err(error) = request {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let release = JsFuture::from(answer).await.ok()?;
    release.dyn_into::<Function>().ok().map(|release| Held(Some(release)))
}
