//! The whole URL map of pages on one screen. Plain forms post to the address of their own page (`server/src/http/forms.rs`).

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use domain::text::Lang;

use crate::account::{AccountPage, JoinPage, SignInPage};
use crate::backend::Enrolled;
use crate::collect::pages::{AlonePage, CollectPage, JoinedPhone};
use crate::coordinate::{
    FormPage, FormsPage, HeldPage, IndicatorPage, IndicatorsPage, LibraryPage, NewWavePage, OverviewPage,
    PeoplePage, PreviewPage, WavePage,
};
use crate::error::AppError;
use crate::parts::ErrorPage;
use crate::results::{HomePage, NotFoundPage, ReceiptPage, ResultPage, ResultsPage};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! { <Router><Pages/></Router> }
}

/// The page at this address, unless there is an error that no form can show.
#[component]
fn Pages() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    let ours = path.split('/').nth(1).is_some_and(|first| first == "collect" || Lang::parse(first).is_some());
    let error = use_context::<AppError>().or((!ours).then_some(AppError::NotFound));
    match error {
        Some(error) => view! { <ErrorPage error/> }.into_any(),
        None => routes().into_any(),
    }
}

/// The first that fits is drawn: `/collect` stands before `/:lang`.
fn routes() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            // Before the languages, which would take its name for one.
            <Route path=path!("/collect") view=CollectPage/>
            <Route path=path!("/:lang") view=HomePage/>
            <Route path=path!("/:lang/r") view=ResultsPage/>
            <Route path=path!("/:lang/r/:place/:indicator") view=ResultPage/>
            <Route path=path!("/:lang/r/:place/:indicator/v/:version") view=ResultPage/>
            <Route path=path!("/:lang/receipt") view=ReceiptPage/>

            <Route path=path!("/:lang/join/:code") view=JoinDoor/>
            <Route path=path!("/:lang/a/:code") view=AlonePage/>

            <Route path=path!("/:lang/account") view=AccountPage/>
            <Route path=path!("/:lang/account/sign-in") view=SignInPage/>

            <Route path=path!("/:lang/coordinate") view=OverviewPage/>
            <Route path=path!("/:lang/coordinate/indicators") view=IndicatorsPage/>
            <Route path=path!("/:lang/coordinate/indicators/:id") view=IndicatorPage/>
            <Route path=path!("/:lang/coordinate/forms") view=FormsPage/>
            <Route path=path!("/:lang/coordinate/forms/:id") view=FormPage/>
            <Route path=path!("/:lang/coordinate/forms/:id/library") view=LibraryPage/>
            <Route path=path!("/:lang/coordinate/waves/new") view=NewWavePage/>
            <Route path=path!("/:lang/coordinate/waves/:id") view=WavePage/>
            <Route path=path!("/:lang/coordinate/waves/:id/preview") view=PreviewPage/>
            <Route path=path!("/:lang/coordinate/held") view=HeldPage/>
            <Route path=path!("/:lang/coordinate/people") view=PeoplePage/>
        </Routes>
    }
}

/// What a code opens; once a phone has spent its code, the phone room in the same place.
#[component]
fn JoinDoor() -> impl IntoView {
    match use_context::<Enrolled>() {
        Some(_) => view! { <JoinedPhone/> }.into_any(),
        None => view! { <JoinPage/> }.into_any(),
    }
}
