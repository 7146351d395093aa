//! The screens of an open interview: one question, the review, and the way out.

use leptos::prelude::*;

use domain::text::Lang;

use super::FORM;
use super::interview::Interview;
use super::island::{Weight, button, title};
use super::moves::act;
use super::question::{fields, problem_words, said, values};
use super::room::{Act, Room};
use crate::words;

pub fn question(room: Room, lang: Lang) -> AnyView {
    let drawn = room.interview.with_value(|open| open.as_ref().and_then(|open| draw(room, open, lang)));
    drawn.unwrap_or_else(|| ().into_any())
}

fn draw(room: Room, interview: &Interview, lang: Lang) -> Option<AnyView> {
    let words = words::collect::of(lang);
    let question = interview.question()?.clone();
    let kit = interview.enrolment.clone();
    let typed = values(interview.answers.get(&question.name));
    let progress = interview.progress();
    let first = interview.is_first();
    let asked = question.clone();
    let problem = Signal::derive(move || {
        room.problem.get().map(|problem| problem_words(Some(&asked), &problem, lang))
    });
    let controls = fields(&question, &kit.kit.sites, lang, &typed, problem);
    let before = if first {
        language(room, lang)
    } else {
        button(room, Weight::Second, words.back, Act::Back)
    };
    let help = kit.kit.help_line.in_lang(lang).to_owned();
    Some(
        view! {
            {title(words::collect::question_of(lang, progress))}
            <progress class="pu-collect__progress" value=progress.0 max=progress.1 aria-hidden="true"></progress>
            <form
                class="pu-form"
                id=FORM
                autocomplete="off"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    act(room, Act::Next);
                }
                on:change=move |_| act(room, Act::Changed)
            >
                {controls}
                <div class="pu-collect__steps">
                    <button class="pu-button" type="submit">{words.next}</button>
                    {before}
                </div>
            </form>
            <footer class="pu-collect__foot">
                <p class="pu-collect__help"><strong>{words.help}</strong> " " {help}</p>
                {button(room, Weight::Quiet, words.leave, Act::Leave)}
            </footer>
        }
        .into_any(),
    )
}

/// The interview's language can be chosen while nothing is agreed in it yet.
pub fn language(room: Room, lang: Lang) -> AnyView {
    let other = lang.other();
    let label = words::collect::of(lang).in_other;
    view! {
        <button
            class="pu-button pu-button--secondary"
            type="button"
            lang=other.code()
            on:click=move |_| act(room, Act::Speak(other))
        >
            {label}
        </button>
    }
    .into_any()
}

pub fn review(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    let rows = room.interview.with_value(|open| open.as_ref().map(|open| rows(room, open, lang)));
    view! {
        {title(words.review_title)}
        <p>{words.review_text}</p>
        <dl class="pu-facts">{rows}</dl>
        <div class="pu-collect__steps">
            {button(room, Weight::Main, words.finish, Act::Finish)}
            {button(room, Weight::Second, words.back, Act::GoOn)}
        </div>
        <footer class="pu-collect__foot">{button(room, Weight::Quiet, words.leave, Act::Leave)}</footer>
    }
    .into_any()
}

fn rows(room: Room, interview: &Interview, lang: Lang) -> Vec<AnyView> {
    let sites = &interview.enrolment.kit.sites;
    let row = |(question, answer)| {
        let question: &domain::form::Question = question;
        let label = question.label.in_lang(lang).lines().next().unwrap_or_default().to_owned();
        let text = said(question, sites, answer, lang);
        let name = question.name.clone();
        let change = words::collect::of(lang).change;
        let named = format!("{change}: {label}");
        view! {
            <div class="pu-facts__row">
                <dt>{label}</dt>
                <dd>
                    {text} " "
                    <button
                        class="pu-collect__quiet"
                        type="button"
                        aria-label=named
                        on:click=move |_| act(room, Act::Open(name.clone()))
                    >
                        {change}
                    </button>
                </dd>
            </div>
        }
        .into_any()
    };
    interview.asked().into_iter().map(row).collect()
}

pub fn leaving(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    view! {
        {title(words.leave_title)}
        <p>{words.leave_text}</p>
        <div class="pu-collect__steps">
            {button(room, Weight::Main, words.go_on, Act::GoOn)}
            {button(room, Weight::Second, words.discard, Act::Discard)}
        </div>
    }
    .into_any()
}
