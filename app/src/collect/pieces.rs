//! Small pieces of the phone room. All are drawn by one function of one type: on a phone every byte is waited for.

use std::sync::{Arc, Mutex};

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{custom, input};
use leptos::tachys::html::event::on;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use super::moves::act;
use super::room::{Act, Room};
use super::{FORM, TITLE};

fn attributes(pairs: &[(&'static str, &str)]) -> Vec<AnyAttribute> {
    pairs.iter().map(|(name, value)| custom_attribute(*name, (*value).to_owned()).into_any_attr()).collect()
}

/// An element with its attributes and children. Not for elements without an end tag.
pub fn element(tag: &'static str, pairs: &[(&'static str, &str)], children: Vec<AnyView>) -> AnyView {
    with(tag, attributes(pairs), children)
}

fn with(tag: &'static str, attributes: Vec<AnyAttribute>, children: Vec<AnyView>) -> AnyView {
    custom(tag).child(children).add_any_attr(attributes).into_any()
}

/// A control: no answer is ever offered to another form, or written to the browser's session file.
pub fn control(pairs: &[(&'static str, &str)]) -> AnyView {
    let mut all = attributes(pairs);
    all.extend(attributes(&[("autocomplete", "off")]));
    input().add_any_attr(all).into_any()
}

/// The one form of a screen. It sends nothing by itself.
pub fn form(room: Room, changed: Option<Act>, submitted: Act, children: Vec<AnyView>) -> AnyView {
    let pairs = [("class", "pu-form"), ("id", FORM), ("autocomplete", "off"), ("novalidate", "")];
    let mut all = attributes(&pairs);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        act(room, submitted.clone());
    };
    all.push(on(ev::submit, submit).into_any_attr());
    if let Some(changed) = changed {
        all.push(on(ev::change, move |_| act(room, changed.clone())).into_any_attr());
    }
    with("form", all, children)
}

/// Words as they stand.
pub fn words(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    text.into_any()
}

pub fn block(class: &'static str, children: Vec<AnyView>) -> AnyView {
    element("div", &[("class", class)], children)
}

pub fn text(class: &'static str, text: impl Into<String>) -> AnyView {
    element("p", &[("class", class)], vec![words(text)])
}

/// A heading that takes the reading position when its screen is drawn.
pub fn title(text: impl Into<String>) -> AnyView {
    heading("pu-collect__title", words(text))
}

/// A heading that only says where we are: the question itself is the large text.
pub fn step(text: impl Into<String>) -> AnyView {
    heading("pu-collect__title pu-collect__title--step", words(text))
}

fn heading(class: &'static str, text: AnyView) -> AnyView {
    element("h1", &[("class", class), ("id", TITLE), ("tabindex", "-1")], vec![text])
}

/// A part of a screen under its own heading.
pub fn part(heading: &str, children: Vec<AnyView>) -> AnyView {
    let heading = element("h2", &[("class", "pu-collect__heading")], vec![words(heading)]);
    let mut all = vec![heading];
    all.extend(children);
    element("section", &[("class", "pu-collect__part")], all)
}

/// Drawn again whenever what it reads changes.
pub fn live(draw: impl FnMut() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let draw: SharedReactiveFunction<Vec<AnyView>> = Arc::new(Mutex::new(draw));
    draw.into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Main,
    Second,
    Quiet,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Weight::Main => "pu-button",
            Weight::Second => "pu-button pu-button--secondary",
            Weight::Quiet => "pu-collect__quiet",
        }
    }
}

/// A button that does one thing in the room.
pub fn button(room: Room, weight: Weight, label: &'static str, what: Act) -> AnyView {
    named_button(room, weight, label, "", what)
}

/// A button whose label alone does not say what it is about.
pub fn named_button(room: Room, weight: Weight, label: &'static str, name: &str, what: Act) -> AnyView {
    let pairs = [("class", weight.class()), ("type", "button"), ("aria-label", name)];
    let mut all = attributes(if name.is_empty() { &pairs[..2] } else { &pairs });
    all.push(on(ev::click, move |_| act(room, what.clone())).into_any_attr());
    with("button", all, vec![words(label)])
}

/// The button that sends the form it stands in.
pub fn submit(label: &str) -> AnyView {
    element("button", &[("class", Weight::Main.class()), ("type", "submit")], vec![words(label)])
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Warning,
}

/// What happened, and what it means. The sign differs in shape, so that colour is not needed to tell them apart.
pub fn notice(tone: Tone, title: &str, more: Vec<AnyView>) -> AnyView {
    let (class, sign) = match tone {
        Tone::Plain => ("pu-notice", "i"),
        Tone::Good => ("pu-notice pu-notice--good", "✓"),
        Tone::Warning => ("pu-notice pu-notice--warning", "!"),
    };
    let sign = element("span", &[("class", "pu-notice__sign"), ("aria-hidden", "true")], vec![words(sign)]);
    let mut body = vec![text("pu-notice__title", title)];
    body.extend(more);
    block(class, vec![sign, block("pu-notice__body", body)])
}

/// A receipt code under its name, to be read aloud.
pub fn code(label: &str, code: &str) -> AnyView {
    let code = element("code", &[("class", "pu-code")], vec![words(code)]);
    element("p", &[("class", "pu-collect__code")], vec![words(format!("{label} ")), code])
}
