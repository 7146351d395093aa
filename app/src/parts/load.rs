//! A page that waits for what a room promises.

use std::future::Future;

use leptos::prelude::*;

use super::ErrorPage;
use crate::error::Answer;

/// Draws a page once its data is there, or the page of the error in its place.
pub fn load<T, V>(
    promised: impl Future<Output = Answer<T>> + Send + 'static,
    draw: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match promised.await {
            Ok(data) => draw(data).into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        }
    })
}
