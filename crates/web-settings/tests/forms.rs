//! What an administrator settles: users, roles and their rights, teams, fields.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/mod.rs"]
mod support;

use axum::http::StatusCode;
use crm::rights::{Role, User};
use kernel::{Actor, AnyId, Face, Id};
use record::{Query, Value, Values};
use support::{Browser, PASSWORD, Site, on_each_database};

const USERS: &str = "/settings/users";
const ROLES: &str = "/settings/roles";
const TEAMS: &str = "/settings/teams";
const FIELDS: &str = "/settings/fields";

/// The site with the pages of the settings.
fn with_settings(mut site: Site) -> Site {
    site.router = web::router_with(site.app.clone(), vec![web_settings::router()]);
    site
}

fn system() -> Actor {
    Actor::system(Face::Command)
}

async fn role(site: &Site, name: &'static str) -> Id<Role> {
    let roles = site.store.read(system(), |db| db.rows::<Role>(&Query::all::<Role>())).await.unwrap();
    roles.into_iter().find(|role| role.name == name).unwrap().id
}

async fn user(site: &Site, email: &'static str) -> User {
    let users = site.store.read(system(), |db| db.rows::<User>(&Query::all::<User>())).await.unwrap();
    users.into_iter().find(|user| user.email == email).unwrap()
}

/// Somebody with a role, signed in.
async fn colleague(site: &Site, chief: &mut Browser, name: &str, email: &str, role: Id<Role>) -> Browser {
    let role = role.to_string();
    let form = [("name", name), ("email", email), ("role", role.as_str()), ("password", PASSWORD)];
    assert_eq!(chief.post(USERS, &form).await.status, StatusCode::SEE_OTHER);
    let mut browser = site.browser();
    browser.sign_in(email, PASSWORD).await;
    browser
}

#[test]
fn a_user_is_added_changed_and_shut_out() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        chief.get(USERS).await;
        let seller = role(&site, "Seller").await;
        let of = seller.to_string();
        let nameless =
            chief.post(USERS, &[("name", ""), ("email", "nobody"), ("role", &of), ("password", PASSWORD)]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text.contains("id=\"new-user\"") && nameless.text.contains("nobody"), "what was typed stays");
        let weak = [("name", "Jaan"), ("email", "jaan@example.com"), ("role", of.as_str()), ("password", "short")];
        assert_eq!(chief.post(USERS, &weak).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let mut jaan = colleague(&site, &mut chief, "Jaan Tamm", "jaan@example.com", seller).await;
        assert_eq!(jaan.get("/companies").await.status, StatusCode::OK);
        // The same address twice is one user.
        let again = [("name", "Other"), ("email", "jaan@example.com"), ("role", of.as_str()), ("password", PASSWORD)];
        assert_eq!(chief.post(USERS, &again).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // None of it is a seller's business.
        for path in [USERS, ROLES, TEAMS, FIELDS] {
            assert_eq!(jaan.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(jaan.post(USERS, &again).await.status, StatusCode::FORBIDDEN);

        let known = user(&site, "jaan@example.com").await;
        let path = format!("{USERS}/{}", known.id);
        let version = known.version.to_string();
        let form = |name, active| {
            [
                ("name", name),
                ("email", "jaan@example.com"),
                ("role", of.as_str()),
                ("active", active),
                ("version", version.as_str()),
            ]
        };
        assert_eq!(chief.post(&path, &form("Jaan Kask", "1")).await.location(), path);
        assert!(chief.get(USERS).await.text.contains("Jaan Kask"));
        // Somebody changed the name since that page was open.
        let late = chief.post(&path, &form("Jaan Kuusk", "1")).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text);
        assert_eq!(user(&site, "jaan@example.com").await.name, "Jaan Kask");

        let version = user(&site, "jaan@example.com").await.version.to_string();
        let out = [
            ("name", "Jaan Kask"),
            ("email", "jaan@example.com"),
            ("role", of.as_str()),
            ("active", ""),
            ("version", &version),
        ];
        assert_eq!(chief.post(&path, &out).await.location(), path);
        assert_eq!(jaan.get("/companies").await.status, StatusCode::SEE_OTHER, "he is signed out at once");
        assert_ne!(jaan.sign_in("jaan@example.com", PASSWORD).await.status, StatusCode::SEE_OTHER);

        // The last administrator can neither be shut out nor become somebody else.
        let mari = user(&site, "mari@example.com").await;
        let (path, version) = (format!("{USERS}/{}", mari.id), mari.version.to_string());
        let admin = mari.role.to_string();
        for (role, active) in [(admin.as_str(), ""), (of.as_str(), "1")] {
            let form = [
                ("name", "Mari"),
                ("email", "mari@example.com"),
                ("role", role),
                ("active", active),
                ("version", &version),
            ];
            let refused = chief.post(&path, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.text.contains("this is the last administrator"), "{}", refused.text);
        }
    });
}

#[test]
fn somebody_is_invited_by_a_link_and_signed_out_everywhere() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        chief.get(USERS).await;
        let of = role(&site, "Seller").await.to_string();
        let form = [("name", "Jaan"), ("email", "jaan@example.com"), ("role", of.as_str()), ("password", "")];
        let invited = chief.post(USERS, &form).await;
        assert_eq!(invited.status, StatusCode::OK);
        let path = invited.text.split("/invitation?token=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let path = format!("/invitation?token={path}");
        let mut jaan = site.browser();
        assert_eq!(jaan.get(&path).await.status, StatusCode::OK);
        // A new link takes the place of the old one.
        let id = user(&site, "jaan@example.com").await.id;
        let fresh = chief.post(&format!("{USERS}/{id}/invite"), &[]).await;
        assert!(fresh.text.contains("/invitation?token=") && !fresh.text.contains(&path));

        let mut other = site.browser();
        other.sign_in("mari@example.com", support::PASSWORD).await;
        assert_eq!(other.get("/companies").await.status, StatusCode::OK);
        let mari = user(&site, "mari@example.com").await.id;
        let ended = chief.post(&format!("{USERS}/{mari}/end-sessions"), &[]).await;
        assert_eq!(ended.location(), format!("{USERS}/{mari}"));
        assert_eq!(other.get("/companies").await.status, StatusCode::SEE_OTHER);
        assert_eq!(chief.get("/companies").await.status, StatusCode::OK, "his own stays");
    });
}

#[test]
fn a_role_is_copied_and_its_rights_hold_at_once() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        chief.get(ROLES).await;
        let seller = role(&site, "Seller").await.to_string();
        let nameless = chief.post(ROLES, &[("name", " "), ("copy", &seller)]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken = chief.post(ROLES, &[("name", "Seller"), ("copy", "")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        let made = chief.post(ROLES, &[("name", "Trainee"), ("copy", &seller)]).await;
        let trainee = role(&site, "Trainee").await;
        let path = format!("{ROLES}/{trainee}");
        assert_eq!(made.location(), path);
        assert!(chief.get(&path).await.text.contains("name=\"t.company.see\""));

        let mut jaan = colleague(&site, &mut chief, "Jaan", "jaan@example.com", trainee).await;
        let me = user(&site, "jaan@example.com").await.id.any();
        let mut given = Values::new();
        for (name, value) in
            [("name", Value::text("Kuusk")), ("owner", Value::Id(me)), ("phone", Value::text("+3726001111"))]
        {
            given.set(name, value);
        }
        let company: AnyId =
            site.store.write(system(), move |tx| tx.create_values("company", given.clone())).await.unwrap();
        let page = format!("/companies/{company}");
        assert!(jaan.get(&page).await.text.contains("600 1111"));

        // He may see his own companies, change nothing of them and not know their phones.
        let form = [
            ("name", "Trainee"),
            ("description", "Looks around"),
            ("version", "1"),
            ("matrix", "1"),
            ("t.company.see", "own"),
            ("t.company.change", "none"),
            ("t.person.see", "nonsense"),
            ("f.company.phone", "hidden"),
        ];
        assert_eq!(chief.post(&path, &form).await.location(), path);
        let seen = jaan.get(&page).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(!seen.text.contains("600 1111") && !seen.text.contains(&format!("{page}/edit")), "{}", seen.text);
        assert_eq!(jaan.get("/people").await.status, StatusCode::FORBIDDEN);
        let kept = chief.get(&path).await.text;
        assert!(kept.contains("Looks around"));

        // A role that somebody has cannot go; one that nobody has can.
        let used = chief.post(&format!("{path}/delete"), &[]).await;
        assert_eq!(used.status, StatusCode::CONFLICT, "{}", used.text);
        chief.post(ROLES, &[("name", "Nobody's"), ("copy", "")]).await;
        let unused = role(&site, "Nobody's").await;
        assert_eq!(chief.post(&format!("{ROLES}/{unused}/delete"), &[]).await.location(), ROLES);
        assert!(!chief.get(ROLES).await.text.contains("Nobody&#39;s"));
    });
}

#[test]
fn a_team_opens_its_members_records_to_one_another() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        chief.get(TEAMS).await;
        assert_eq!(chief.post(TEAMS, &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(chief.post(TEAMS, &[("name", "North")]).await.location(), TEAMS);
        let list = chief.get(TEAMS).await.text;
        let join = list.split("action=\"").find(|form| form.contains("/members\"")).unwrap().split('"').next().unwrap();

        chief.post(ROLES, &[("name", "Team seller"), ("copy", "")]).await;
        let of_team = role(&site, "Team seller").await;
        let rights = [("name", "Team seller"), ("version", "1"), ("matrix", "1"), ("t.company.see", "team")];
        chief.post(&format!("{ROLES}/{of_team}"), &rights).await;
        let mut jaan = colleague(&site, &mut chief, "Jaan", "jaan@example.com", of_team).await;
        colleague(&site, &mut chief, "Kadri", "kadri@example.com", of_team).await;
        let ids = [user(&site, "jaan@example.com").await.id, user(&site, "kadri@example.com").await.id];
        let given =
            Values::from_iter([("name".into(), Value::text("Põhjala")), ("owner".into(), Value::Id(ids[1].any()))]);
        let company = site.store.write(system(), move |tx| tx.create_values("company", given.clone())).await.unwrap();
        let page = format!("/companies/{company}");
        assert_eq!(jaan.get(&page).await.status, StatusCode::NOT_FOUND);
        for id in ids {
            let id = id.to_string();
            // Twice, because people double-click.
            for _ in 0..2 {
                assert_eq!(chief.post(join, &[("user", &id)]).await.location(), TEAMS);
            }
        }
        assert_eq!(jaan.get(&page).await.status, StatusCode::OK);
        let list = chief.get(TEAMS).await.text;
        let leave: Vec<&str> = list
            .split("action=\"")
            .filter(|form| form.split('"').next().unwrap().ends_with("/remove"))
            .map(|form| form.split('"').next().unwrap())
            .collect();
        assert_eq!(leave.len(), 2, "each is a member once");
        assert_eq!(jaan.post(leave[0], &[]).await.status, StatusCode::FORBIDDEN);
        for path in leave {
            assert_eq!(chief.post(path, &[]).await.location(), TEAMS);
        }
        assert_eq!(jaan.get(&page).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_field_is_added_and_filled_in() {
    on_each_database(|site| async move {
        let site = with_settings(site);
        let mut chief = site.administrator().await;
        assert_eq!(chief.get("/settings/fields/new").await.status, StatusCode::OK);
        let labels = [("label_en", "Fleet"), ("label_tr", "Filo"), ("label_et", "Autopark")];
        let with = |more: &[(&'static str, &'static str)]| labels.iter().chain(more).copied().collect::<Vec<_>>();
        // Each of these lacks something.
        for form in [
            with(&[("of", "company")]),
            with(&[("kind", "integer")]),
            with(&[("of", "company"), ("kind", "choice")]),
            with(&[("of", "company"), ("kind", "reference")]),
            with(&[("of", "role"), ("kind", "integer")]),
            vec![("of", "company"), ("kind", "integer"), ("label_en", "Fleet")],
        ] {
            let refused = chief.post(FIELDS, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(refused.text.contains("Fleet"), "what was typed stays");
        }
        let added = chief.post(FIELDS, &with(&[("of", "company"), ("kind", "integer"), ("sort", "1")])).await;
        assert_eq!(added.location(), FIELDS);
        assert!(chief.get(FIELDS).await.text.contains("Fleet"));
        let name = site
            .store
            .catalogue()
            .get("company")
            .unwrap()
            .fields
            .iter()
            .find(|field| field.added)
            .unwrap()
            .name
            .to_string();
        let form = chief.get("/companies/new").await.text;
        assert!(form.contains("Fleet") && form.contains(&format!("name=\"{name}\"")));
        let made = chief.post("/companies/new", &[("name", "Kuusk OÜ"), (&name, "12")]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let list = chief.get(&format!("/companies?f={name}:min:10&cols=name,{name}")).await.text;
        assert!(list.contains("Kuusk OÜ") && list.contains("Fleet"));
        // In another language it has its other name.
        chief.post("/preferences/language", &[("lang", "tr")]).await;
        assert!(chief.get(FIELDS).await.text.contains("Filo"));
    });
}
