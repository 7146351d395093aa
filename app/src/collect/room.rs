//! What the room shows and knows, in memory only: nothing of it stands in the address or the history.

use std::sync::Arc;

use leptos::prelude::*;

use domain::form::engine::AnswerProblem;
use domain::id::ResponseId;
use domain::outbox::Item;
use domain::text::Lang;

use super::interview::Interview;
use super::phone::{Enrolment, Kept};

#[derive(Clone, Copy)]
pub struct Room {
    pub lang: RwSignal<Lang>,
    /// Counts up with every screen, so that no control is ever reused for another question.
    pub screen: RwSignal<(u32, Screen)>,
    status: RwSignal<Status>,
    pub problem: RwSignal<Option<AnswerProblem>>,
    interview: StoredValue<Option<Interview>>,
}

#[derive(Clone, PartialEq)]
pub enum Screen {
    Starting,
    Home,
    Question,
    Review,
    Leaving,
    /// Committed strictly on this phone.
    Saved(ResponseId),
    /// Sealed, and only in the memory of this page.
    NotSaved(Arc<Item>),
    Declined,
}

#[derive(Clone, Default)]
pub struct Status {
    /// The newest enrolment.
    pub enrolment: Option<Arc<Enrolment>>,
    pub items: Vec<Item>,
    pub kept: Vec<Kept>,
    pub sending: Sending,
    pub obstacle: Option<Obstacle>,
    pub offline: Offline,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Sending {
    #[default]
    Quiet,
    Now,
    NoConnection,
    NeedsCode,
    Outdated,
}

/// Why no interview can start here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    NoStorage,
    Full,
    Newer,
    OtherTab,
    BrokenForm,
}

/// Whether the room starts without a connection.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Offline {
    #[default]
    NotYet,
    Ready,
    Never,
}

/// What a person does in the room.
#[derive(Clone)]
pub enum Act {
    Start,
    Changed,
    Next,
    Back,
    Open(String),
    Finish,
    Leave,
    Discard,
    GoOn,
    Home,
    SaveAgain,
    Send,
    Export,
    Speak(Lang),
    Enter,
    Reload,
}

impl Room {
    /// A phone that has just enrolled stands before the first question at once.
    pub fn new(enrolment: Option<Arc<Enrolment>>, lang: Lang) -> Self {
        let interview = enrolment.clone().and_then(|enrolment| Interview::start(enrolment, lang).ok());
        let screen = if interview.is_some() { Screen::Question } else { Screen::Starting };
        Self {
            lang: RwSignal::new(lang),
            screen: RwSignal::new((0, screen)),
            status: RwSignal::new(Status { enrolment, ..Status::default() }),
            problem: RwSignal::new(None),
            interview: StoredValue::new(interview),
        }
    }

    /// What is known now; drawing code is drawn again when it changes.
    pub fn status(self) -> Status {
        self.status.get()
    }

    pub fn now(self) -> Status {
        self.status.get_untracked()
    }

    pub fn change(self, change: &mut dyn FnMut(&mut Status)) {
        let mut status = self.now();
        change(&mut status);
        self.status.set(status);
    }

    pub fn open_interview(self) -> Option<Interview> {
        self.interview.get_value()
    }

    /// The open interview, out of the room: whoever finishes it again finds none, so no interview is ever sealed twice.
    pub fn take_interview(self) -> Option<Interview> {
        let open = self.open_interview();
        self.set_interview(None);
        open
    }

    pub fn set_interview(self, interview: Option<Interview>) {
        self.interview.set_value(interview);
    }

    pub fn show(self, screen: Screen) {
        self.problem.set(None);
        self.screen.update(|(count, shown)| {
            *count += 1;
            *shown = screen;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::phone::tests::enrolment;
    use super::*;

    #[test]
    fn an_interview_is_finished_once_however_often_the_button_is_pressed() {
        Owner::new().with(|| {
            let room = Room::new(Some(Arc::new(enrolment())), Lang::Es);
            assert!(room.take_interview().is_some());
            assert!(room.take_interview().is_none());
        });
    }
}
