//! `GET /live?after=POSITION`: what colleagues change, as server-sent events, told to each only as far as he may see it.
//!
//! `event: change` carries type, id and version of a record, and as its id the position behind which a client goes on
//! when it comes back. `event: gap` says that more happened than can be told: whatever is shown is to be fetched anew.

mod listeners;

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query as Asked, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{Error, Face, Fault, Result};
use serde::Deserialize;
use store::{Db, Event, News, Told};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

pub use listeners::Listeners;

use crate::http::{Answer, Reader, SESSION, token};
use crate::{App, Ctx};
use listeners::Seat;

/// How often a silent connection says that it lives, and whether the session still does is looked up.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How long changes are gathered before they are told, so that a burst is one telling.
const GATHERED: Duration = Duration::from_millis(80);
/// More changes than this are told as a gap.
const TOLD: usize = 500;

pub(super) fn router() -> Router<App> {
    Router::new().route("/live", get(live))
}

/// Where a client has got to.
#[derive(Deserialize)]
struct Position {
    #[serde(default)]
    after: String,
}

async fn live(
    State(app): State<App>,
    ctx: Ctx,
    axum::Extension(reader): axum::Extension<Reader>,
    headers: HeaderMap,
    Asked(position): Asked<Position>,
) -> Answer {
    let Some(session) = token(&headers, SESSION, reader.https) else {
        return Err(Error::new(Fault::Unauthenticated, "error-signed-out").into());
    };
    let Some(seat) = app.listeners().sit(ctx.user()) else {
        return Err(Error::new(Fault::Busy, "live-error-too-many").into());
    };
    // Listening begins before the log is read, so that nothing falls between.
    let heard = app.store().events();
    let (told, out) = mpsc::channel(16);
    let position = position.after.parse().unwrap_or(-1);
    let listener = Listener { app, session: session.digest(), told, position };
    tokio::spawn(listener.listen(heard, seat));
    let body = Body::from_stream(ReceiverStream::new(out).map(Ok::<Bytes, Infallible>));
    // A proxy that gathers answers would hold events back.
    let headers =
        [(header::CONTENT_TYPE, "text/event-stream"), (header::HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((headers, body).into_response())
}

/// One open connection.
struct Listener {
    app: App,
    /// The digest of the session's token.
    session: [u8; 32],
    told: mpsc::Sender<Bytes>,
    /// What the client knows.
    position: i64,
}

/// Why a connection ends.
struct End;

impl Listener {
    async fn listen(mut self, heard: Receiver<Told>, mut seat: Seat) {
        let gone = self.told.clone();
        tokio::select! {
            () = seat.let_go() => {}
            () = gone.closed() => {}
            _ = self.tell_all(heard) => {}
        }
    }

    /// Tells what was missed, then whatever comes, until the session ends.
    async fn tell_all(&mut self, mut heard: Receiver<Told>) -> Result<(), End> {
        // The browser knows that it is connected when the first bytes are there.
        self.say(": here\n\n".to_owned()).await?;
        self.catch_up().await?;
        let mut heartbeat = tokio::time::interval(HEARTBEAT);
        heartbeat.tick().await;
        loop {
            let first = tokio::select! {
                first = heard.recv() => first,
                _ = heartbeat.tick() => {
                    self.look(|_| Ok(())).await?;
                    self.say(": here\n\n".to_owned()).await?;
                    continue;
                }
            };
            // What has led to this position is heard while the changes are gathered.
            let position = self.app.store().latest_change().await.map_err(|error| failed(&error))?;
            tokio::time::sleep(GATHERED).await;
            match gather(first, &mut heard)? {
                Some(events) => self.tell(events, position).await?,
                None => self.catch_up().await?,
            }
        }
    }

    /// Reads with the rights of this moment; the end, if the session has ended.
    async fn look<R: Send + 'static>(
        &self,
        read: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R, End> {
        match self.app.store().listen_in(self.session, Face::Web, read).await {
            Ok(found) => found.ok_or(End),
            Err(error) => Err(failed(&error)),
        }
    }

    /// Reads from the log what was missed.
    async fn catch_up(&mut self) -> Result<(), End> {
        let after = self.position;
        let News { events, reached } = self.look(move |db| db.news(after, TOLD)).await?;
        match events {
            Some(events) => self.say_changes(&events, reached).await,
            None => {
                self.position = reached;
                self.say(format!("id: {reached}\nevent: gap\ndata: {{}}\n\n")).await
            }
        }
    }

    /// Tells what he may see of these events, which lead to a position.
    async fn tell(&mut self, events: Vec<Event>, position: i64) -> Result<(), End> {
        let seen = self.look(move |db| db.seen_of(&events)).await?;
        self.say_changes(&seen, position).await
    }

    async fn say_changes(&mut self, events: &[Event], position: i64) -> Result<(), End> {
        self.position = self.position.max(position);
        if events.is_empty() {
            return Ok(());
        }
        let mut text = String::new();
        for event in events {
            // Names of types and ids have no letter that JSON would want escaped.
            text.push_str(&format!(
                "id: {}\nevent: change\ndata: {{\"type\":\"{}\",\"id\":\"{}\",\"version\":{}}}\n\n",
                self.position, event.of, event.id, event.version
            ));
        }
        self.say(text).await
    }

    async fn say(&self, text: String) -> Result<(), End> {
        self.told.send(Bytes::from(text)).await.map_err(|_| End)
    }
}

/// All that was heard meanwhile; `None` when something was missed or is too much to be told one by one.
fn gather(first: Result<Told, RecvError>, heard: &mut Receiver<Told>) -> Result<Option<Vec<Event>>, End> {
    let mut events = Vec::new();
    let mut next = first;
    let mut whole = true;
    loop {
        match next {
            Ok(Told::Changed(changed)) => events.extend(changed.iter().cloned()),
            Ok(Told::Gap) | Err(RecvError::Lagged(_)) => whole = false,
            Err(RecvError::Closed) => return Err(End),
        }
        next = match heard.try_recv() {
            Ok(told) => Ok(told),
            Err(tokio::sync::broadcast::error::TryRecvError::Lagged(by)) => Err(RecvError::Lagged(by)),
            Err(_) => break,
        };
    }
    Ok((whole && events.len() <= TOLD).then_some(events))
}

/// The client comes back by itself and catches up.
fn failed(error: &Error) -> End {
    tracing::warn!(%error, "a live page could not be told what changed");
    End
}
