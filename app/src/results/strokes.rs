//! Ten strokes, filled from the first as far as the share reaches: the number for the eye.

use leptos::prelude::*;

const STROKES: u32 = 10;
/// Distance between strokes and their height, in units of the drawing.
const STEP: u32 = 12;
const HEIGHT: u32 = 30;

/// How far each of the ten strokes is filled, in tenths of its height: 34 per cent fills three and four tenths.
pub fn filled(percent: u32) -> [u32; STROKES as usize] {
    std::array::from_fn(|at| percent.min(100).saturating_sub(at as u32 * 10).min(10))
}

/// Decoration beside words that say the same.
#[component]
pub fn Strokes(percent: u32) -> impl IntoView {
    let x = |at: usize| at as u32 * STEP + STEP / 2;
    let empty: String = (0..STROKES as usize).map(|at| format!("M{} 0v{HEIGHT}", x(at))).collect();
    let full: String = filled(percent)
        .into_iter()
        .enumerate()
        .filter(|(_, tenths)| *tenths > 0)
        .map(|(at, tenths)| format!("M{} {HEIGHT}v-{}", x(at), tenths * HEIGHT / 10))
        .collect();
    let whole = format!("0 0 {} {HEIGHT}", STROKES * STEP);
    view! {
        <svg class="pu-strokes" viewBox=whole preserveAspectRatio="none" aria-hidden="true">
            <path class="pu-strokes__empty" d=empty/>
            <path class="pu-strokes__full" d=full/>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_filled_from_the_first_and_add_up_to_the_share() {
        assert_eq!(filled(34), [10, 10, 10, 4, 0, 0, 0, 0, 0, 0]);
        for percent in 0..=120 {
            assert_eq!(filled(percent).iter().sum::<u32>(), percent.min(100));
        }
    }
}
