//! The screens of an open interview: one question, the review, and the way out.

use leptos::prelude::*;

use domain::form::Question;
use domain::response::Answer;
use domain::text::Lang;

use super::home;
use super::interview::Interview;
use super::pieces::{Weight, block, button, element, form, named_button, step, submit, text, title, words};
use super::question::{fields, problem_words, said, values};
use super::room::{Act, Room};
use crate::words::collect;

pub fn question(room: Room, lang: Lang) -> Vec<AnyView> {
    room.open_interview().and_then(|open| draw(room, &open, lang)).unwrap_or_default()
}

fn draw(room: Room, interview: &Interview, lang: Lang) -> Option<Vec<AnyView>> {
    let said = collect::of(lang);
    let question = interview.question()?.clone();
    let kit = &interview.enrolment.kit;
    let (number, of) = interview.progress();
    let typed = values(interview.answers.get(&question.name));
    let asked = question.clone();
    let problem =
        Signal::derive(move || room.problem.get().map(|problem| problem_words(Some(&asked), &problem, lang)));
    let back = match interview.is_first() {
        true => home::language(room, lang),
        false => button(room, Weight::Second, said.back, Act::Back),
    };
    let bar = [("class", "pu-collect__progress"), ("aria-hidden", "true")];
    let (value, max) = (number.to_string(), of.to_string());
    let bar = element("progress", &[bar[0], bar[1], ("value", &value), ("max", &max)], Vec::new());
    let controls = fields(&question, &kit.sites, lang, &typed, problem);
    let steps = block("pu-collect__steps", vec![submit(said.next), back]);
    let form = form(room, Some(Act::Changed), Act::Next, vec![controls, steps]);
    let foot = vec![home::help(lang, kit), button(room, Weight::Quiet, said.leave, Act::Leave)];
    Some(vec![step(collect::question_of(lang, number, of)), bar, form, block("pu-collect__foot", foot)])
}

pub fn review(room: Room, lang: Lang) -> Vec<AnyView> {
    let said = collect::of(lang);
    let rows = room.open_interview().map(|open| rows(room, &open, lang));
    vec![
        title(said.review_title),
        text("", said.review_text),
        element("dl", &[("class", "pu-facts")], rows.unwrap_or_default()),
        block(
            "pu-collect__steps",
            vec![
                button(room, Weight::Main, said.finish, Act::Finish),
                button(room, Weight::Second, said.back, Act::GoOn),
            ],
        ),
        block("pu-collect__foot", vec![button(room, Weight::Quiet, said.leave, Act::Leave)]),
    ]
}

fn rows(room: Room, interview: &Interview, lang: Lang) -> Vec<AnyView> {
    let sites = &interview.enrolment.kit.sites;
    let change = collect::of(lang).change;
    let row = |(question, answer): (&Question, Option<&Answer>)| {
        let label = question.label.in_lang(lang).lines().next_back().unwrap_or_default();
        let name = format!("{change}: {label}");
        let open = Act::Open(question.name.clone());
        let answer = vec![
            words(said(question, sites, answer, lang)),
            words(" "),
            named_button(room, Weight::Quiet, change, &name, open),
        ];
        let pair = vec![element("dt", &[], vec![words(label)]), element("dd", &[], answer)];
        block("pu-facts__row", pair)
    };
    interview.asked().into_iter().map(row).collect()
}

pub fn leaving(room: Room, lang: Lang) -> Vec<AnyView> {
    let said = collect::of(lang);
    vec![
        title(said.leave_title),
        text("", said.leave_text),
        block(
            "pu-collect__steps",
            vec![
                button(room, Weight::Main, said.go_on, Act::GoOn),
                button(room, Weight::Second, said.discard, Act::Discard),
            ],
        ),
    ]
}
