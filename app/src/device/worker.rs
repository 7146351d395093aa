//! The service worker that lets the room start without a connection.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

const SCRIPT: &str = "/collect/sw.js";
const SCOPE: &str = "/collect/";

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let found = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    (!found.is_undefined()).then(|| found.unchecked_into())
}

/// Registers the worker and waits until this build is kept whole. `false`: the room needs a connection to start.
pub async fn ready() -> bool {
    let Some(registration) = register().await else { return false };
    if registration.active().is_some() {
        return true;
    }
    let Some(worker) = registration.installing().or_else(|| registration.waiting()) else { return false };
    settled(&worker).await;
    registration.active().is_some()
}

async fn register() -> Option<ServiceWorkerRegistration> {
    let options = RegistrationOptions::new();
    options.set_scope(SCOPE);
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registered = container()?.register_with_options(SCRIPT, &options);
    JsFuture::from(registered).await.ok().map(JsValue::unchecked_into)
}

/// Waits until a worker is active or was given up.
async fn settled(worker: &ServiceWorker) {
    let over = |worker: &ServiceWorker| {
        matches!(worker.state(), ServiceWorkerState::Activated | ServiceWorkerState::Redundant)
    };
    while !over(worker) {
        let changed = Promise::new(&mut |resolve, _| worker.set_onstatechange(Some(&resolve)));
        let _ = JsFuture::from(changed).await;
    }
}

/// No interview is open here: a newer build that waits may take over. Where it does, `then` is called.
pub async fn let_newer_build_in(then: impl FnOnce() + 'static) -> Option<()> {
    let container = container()?;
    // The first worker of a phone takes over a page of its own build: nothing to do then.
    container.controller()?;
    let registration: ServiceWorkerRegistration =
        JsFuture::from(container.get_registration_with_document_url(SCOPE)).await.ok()?.unchecked_into();
    let waiting = registration.waiting()?;
    let changed = Closure::once_into_js(then);
    container.set_oncontrollerchange(Some(changed.unchecked_ref()));
    waiting.post_message(&"no interview is open".into()).ok()
}
