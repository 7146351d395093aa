//! Colombia in small: an administrator, two coordinators, a group, an indicator, a form and an open wave, all made
//! through the pages.

use app::backend::Forming;
use domain::id::{GroupId, WaveId};

use super::World;
use super::phone::Phone;
use super::visitor::{Visitor, codes, words};

pub const INDICATOR: &str = "CO-ANT-0001";

pub struct Country<'a> {
    pub administrator: Visitor<'a>,
    pub ana: Visitor<'a>,
    pub luz: Visitor<'a>,
    pub group: GroupId,
    pub wave: WaveId,
}

impl<'a> Country<'a> {
    /// With an open wave.
    pub async fn open(world: &'a World) -> Self {
        let code = app::backend::NewCode::clone(&world.rooms.first_administrator().await.unwrap());
        let administrator = world.anyone().joins(&code.code.replace(' ', ""), "root.pulso").await;
        let ana = coordinator(world, &administrator, "CO", "ana.co").await;
        let luz = coordinator(world, &administrator, "CO", "luz.co").await;
        ana.posts("/es/coordinate/people", &[("do", "group"), ("name", "Semillas"), ("place", "05001")])
            .await;
        let group = {
            use app::backend::Peopling;
            world.rooms.groups(&ana.caller().await).await.unwrap().remove(0).id
        };
        let indicator = ana.posts("/es/coordinate/indicators/new", &indicator_fields()).await;
        let form = ana
            .posts(
                "/es/coordinate/forms",
                &[("code", "BARRIO"), ("title_es", "Mi barrio"), ("title_en", "My area")],
            )
            .await;
        ana.posts(&form, &form_fields()).await;
        ana.posts(&form, &[("do", "publish")]).await;
        let version = world.rooms.forms(&ana.caller().await).await.unwrap()[0].versions[0].id.to_string();
        let wave = ana.posts("/es/coordinate/waves/new", &wave_fields(&version, last(&indicator))).await;
        ana.posts(&wave, &[("do", "open")]).await;
        let wave = WaveId::parse(last(&wave)).unwrap();
        Self { administrator, ana, luz, group, wave }
    }

    pub fn page(&self) -> String {
        format!("/es/coordinate/waves/{}", self.wave)
    }

    pub fn preview(&self) -> String {
        format!("{}/preview", self.page())
    }

    /// Codes of one kind, as they stand on the page: `device`, `once`, `poster`.
    pub async fn codes(&self, kind: &str, how_many: &str) -> Vec<String> {
        let group = self.group.to_string();
        let fields = [("do", "codes"), ("kind", kind), ("group", &group), ("how_many", how_many)];
        let reply = self.ana.post(&self.page(), &fields).await;
        assert_eq!(reply.status, 200, "{}", words(&reply.text()));
        codes(&reply.text(), if kind == "device" { "/join/" } else { "/a/" })
    }

    pub async fn phone(&self) -> Phone {
        let code = self.codes("device", "1").await.remove(0);
        Phone::enrol(self.ana.world, &code).await.unwrap_or_else(|reply| panic!("{}", reply.text()))
    }

    pub async fn close(&self) {
        self.ana.posts(&self.page(), &[("do", "close")]).await;
    }
}

pub async fn coordinator<'a>(
    world: &'a World,
    administrator: &Visitor<'_>,
    country: &str,
    handle: &str,
) -> Visitor<'a> {
    let code = administrator.invites(&[("role", "country_coordinator"), ("country", country)]).await;
    world.anyone().joins(&code, handle).await
}

/// The last part of an address.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn indicator_fields() -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![
        ("code", INDICATOR),
        ("origin", "ya no salgo de noche"),
        ("origin_language", "es"),
        ("question", "walk"),
        ("numerator_codes", "no"),
        ("denominator", "everyone"),
        ("dont_know", "left_out"),
        ("prefer_not", "left_out"),
        ("direction", "lower_is_better"),
        ("sensitivity", "ordinary"),
        ("theme", "safety"),
        ("sdg_target", "16.1.4"),
        ("sdg_kind", "proxy_for"),
    ];
    for (field, es, en) in [
        ("name", "No camina de noche", "Does not walk at night"),
        ("definition", "Parte de las personas que no camina de noche.", "Share who do not walk at night."),
        ("rationale", "Menos es mejor.", "Less is better."),
        ("limitations", "Solo quien respondió.", "Only those who answered."),
        ("numerator_words", "no camina de noche", "do not walk at night"),
        ("denominator_words", "quienes respondieron", "those who answered"),
    ] {
        let named = |lang: &str| -> &'static str { format!("{field}_{lang}").leak() };
        fields.extend([(named("es"), es), (named("en"), en)]);
    }
    fields
}

fn form_fields() -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![
        ("do", "save"),
        ("code", "BARRIO"),
        ("title_es", "Mi barrio"),
        ("title_en", "My area"),
        ("count", "6"),
    ];
    let yes_no = "yes | Sí | Yes\nno | No | No";
    let sexes = "woman | Mujer | Woman\nman | Hombre | Man\nother | Otra | Other";
    let ages = "18_24 | 18 a 24 | 18 to 24\n25_plus | 25 o más | 25 or older";
    for (at, (name, kind, choices)) in [
        ("consent", "consent", ""),
        ("place", "place", ""),
        ("sex", "select_one", sexes),
        ("age_band", "select_one", ages),
        ("walk", "select_one", yes_no),
        ("coins", "integer", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let named = |field: &str| -> &'static str { format!("q{at}_{field}").leak() };
        fields.extend([(named("name"), name), (named("type"), kind), (named("choices"), choices)]);
        fields.extend([(named("label_es"), "¿Sí o no?"), (named("label_en"), "Yes or no?")]);
        if kind == "consent" {
            fields.push((named("required"), "on"));
        }
    }
    fields
}

pub fn wave_fields<'a>(version: &'a str, indicator: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("name_es", "Primera ronda"),
        ("name_en", "First round"),
        ("form_version", version),
        ("area", "05"),
        ("sites", "05001 | 2.427.129 | DANE 2018\n05002 | 20.000 | DANE 2018"),
        ("sampling", "convenience"),
        ("indicators", indicator),
        ("breakdowns", "sex"),
        ("breakdowns", "age_band"),
        ("breakdowns", "place"),
    ]
}
