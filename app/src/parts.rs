//! Accessible pieces drawn from plain data. They decide nothing: words, order and state come from whoever draws them.
//!
//! A page awaits its data with [`load`] and stands in a [`Page`]. A control is a [`FieldHead`] (name, label, hint,
//! problems) and one of the inputs; its id is its name, so that [`ErrorSummary`] can link to it.

mod button;
mod choices;
mod error;
mod field;
mod head;
mod inputs;
mod list;
mod load;
mod mark;
mod notice;
mod page;
mod summary;
mod table;
mod team;

#[cfg(test)]
mod contrast;

pub use button::{Button, ButtonKind, LinkButton, PostForm};
pub use choices::{Checkboxes, Choice, Radios};
pub use error::ErrorPage;
pub use field::{Field, FieldHead};
pub use head::{Breadcrumb, PageHead};
pub use inputs::{InputKind, Select, TextArea, TextInput};
pub use list::{Step, StepState, Steps, SummaryList, SummaryRow};
pub use load::load;
pub use mark::Mark;
pub use notice::{Notice, NoticeKind, Tag, Tone};
pub use page::{NavLink, Page, Room, Width};
pub use summary::ErrorSummary;
pub use table::{Align, Column, Table};
pub use team::{country_of, day, region_of};
