//! What each viewer may see, derived only from the plan of the floor and independently of the program's access rule.

use domain::Audience;

use crate::support::{AGENTS, CheckInFixture, DEPUTY, MOVED, SUPPORTER};

/// Whether `viewer` may see an entry by name, according to the plan of the floor.
pub(super) fn sees(viewer: &str, said: &CheckInFixture) -> bool {
    let shared = |least| said.audience >= least;
    match viewer {
        "l1" => said.team() == "t1" && shared(Audience::Lead),
        // From the minute on in which the role was granted: nine o'clock.
        "l2" => said.team() == "t1" && shared(Audience::Lead) && (-said.ago, said.minute) >= (-DEPUTY, 0),
        "l3" => said.team() == "t2" && shared(Audience::Lead),
        "wall" => said.team() == "t1" && shared(Audience::Team) && said.ago == 0,
        "s1" | "d1" | "nobody" => false,
        agent => {
            let own_team =
                CheckInFixture::new(0, AGENTS.into_iter().find(|a| *a == agent).unwrap(), said.ago, 3, Audience::Me);
            let joined = agent != "a6" || said.ago > MOVED || (-said.ago, said.minute) >= (-MOVED, 0);
            said.agent == agent || own_team.team() == said.team() && shared(Audience::Team) && joined
        }
    }
}

/// Whether `viewer` may read the note of an entry that they see.
pub(super) fn reads_note(viewer: &str, said: &CheckInFixture) -> bool {
    match viewer {
        "l1" | "l2" | "l3" => said.note_audience >= Audience::Lead,
        "wall" => false,
        agent => said.agent == agent || said.note_audience >= Audience::Team,
    }
}

/// Whether `viewer` may know that an entry that they see names the lead: leads, if it was shared with them.
pub(super) fn sees_lead_tag(viewer: &str, said: &CheckInFixture) -> bool {
    let shared = said.about_lead.is_some_and(|tag| tag > Audience::Me);
    said.agent == viewer || viewer.starts_with('l') && shared && said.audience > Audience::Me
}

/// Whom a request of `agent` to this role reaches. Nobody on the floor has shifts: the person who has led longest is
/// asked.
pub(super) fn addressee(agent: &str, role: &str) -> &'static str {
    match role {
        "psychologist" => "s1",
        "supporter" => SUPPORTER,
        _ if agent.starts_with('a') => "l1",
        _ => "l3",
    }
}

/// Whether `viewer` may know of a request for a break: they asked, or lead the team.
pub(super) fn knows_break(viewer: &str, agent: &str) -> bool {
    let leads: &[&str] = if agent.starts_with('a') { &["l1", "l2"] } else { &["l3"] };
    viewer == agent || leads.contains(&viewer)
}

/// Whether `viewer` may know of a request: they sent it, or it is addressed to them. The audience of a check-in is
/// irrelevant.
pub(super) fn knows_request(viewer: &str, agent: &str, role: &str) -> bool {
    viewer == agent || viewer == addressee(agent, role)
}

/// Whether `viewer` may know that `agent` sent a referral, booked a time, or signed up for a talk: the two of them.
pub(super) fn knows_counselling(viewer: &str, agent: &str) -> bool {
    viewer == agent || viewer == "s1"
}

/// Whether `viewer` sees which times are free, and so that somebody booked one, but not who.
pub(super) fn sees_free_times(viewer: &str) -> bool {
    AGENTS.contains(&viewer)
}

/// Whether `viewer` may know of a tough call of today: it is theirs, or it was shared and they lead the team.
pub(super) fn knows_tough_call(viewer: &str, agent: &str, audience: Audience) -> bool {
    let leads = match agent.starts_with('a') {
        true => ["l1", "l2"].as_slice(),
        false => ["l3"].as_slice(),
    };
    viewer == agent || (audience >= Audience::Lead && leads.contains(&viewer))
}

/// Whether `agent` can ask this role at all: the supporter is in team two, and nobody of that team is matched with
/// them.
pub(super) fn can_ask(agent: &str, role: &str) -> bool {
    role != "supporter" || agent.starts_with('a')
}

/// Whether `viewer` works in a team today, and so reads what is given to it.
pub(super) fn in_team(viewer: &str, team: &str) -> bool {
    AGENTS.contains(&viewer) && viewer.starts_with('a') == (team == "t1")
}

/// Whether `viewer` reads what `receiver` shows to their team: colleagues, leads, and those who have the link of its
/// wall.
pub(super) fn knows_team(viewer: &str, receiver: &str) -> bool {
    let first = receiver.starts_with('a');
    let leads = if first { ["l1", "l2", "wall"].as_slice() } else { ["l3"].as_slice() };
    in_team(viewer, if first { "t1" } else { "t2" }) || leads.contains(&viewer)
}
