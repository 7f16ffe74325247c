//! `serve`: opens the store, listens, and shuts down gracefully.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use leptos::config::LeptosOptions;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::common::Failure;
use super::import::handover;
use super::process;
use crate::app::imports::watch;
use crate::app::{jobs, messages};
use crate::config::ServeConfig;
use crate::router;
use crate::state::clock::Clock;
use crate::state::metrics::Metrics;
use crate::state::passkeys::PasskeyCeremonies;
use crate::state::session::Cookies;
use crate::state::walls::WallSnapshots;
use crate::state::{AppParts, AppState, lock, password};
use crate::web::address::page_of;
use crate::web::assets;
use crate::web::server::{self, ConnectionLimits};
use store::{Store, token};

/// Runs the server until it receives a stop signal.
///
/// # Errors
/// If the data directory is in use or cannot be opened, or the address cannot be listened on.
pub async fn run(config: ServeConfig, clock: Clock) -> Result<(), Failure> {
    let _held = lock::hold(&config.data.dir)?;
    let store = Store::open(&config.data.dir)?;
    let listener =
        TcpListener::bind(config.listen).await.map_err(|e| format!("cannot listen on {}: {e}", config.listen))?;
    let app = app(config, store, clock)?;
    if !app.store.people().has_admin().await? {
        offer_set_up(&app, listener.local_addr()?);
    }
    serve(app, listener).await
}

/// Creates the state of the application.
///
/// # Errors
/// If the password hasher cannot be set up.
pub fn app(config: ServeConfig, store: Store, clock: Clock) -> Result<AppState, Failure> {
    let parts = AppParts {
        metrics: Arc::new(Metrics::new(clock.now())),
        walls: WallSnapshots::since(clock.now()),
        store,
        clock,
        hub: Default::default(),
        derived: Default::default(),
        asked_check_ins: Default::default(),
        flashes: Default::default(),
        kept_uploads: Default::default(),
        streams: Default::default(),
        session_owners: Default::default(),
        drafts: Default::default(),
        searches: Default::default(),
        pending_sign_ins: Default::default(),
        provider_sign_ins: Default::default(),
        watched: Default::default(),
        sending_limits: Default::default(),
        messages_wait: Default::default(),
        known_devices: Default::default(),
        limits: Default::default(),
        passwords: password::Passwords::new()?,
        passkeys: PasskeyCeremonies::at(config.public_url.as_deref()),
        cookies: Cookies { secure: config.is_secure(), port: config.public_port() },
        set_up: Arc::new(Mutex::new(None)),
        running_writes: Default::default(),
        stopping: CancellationToken::new(),
        leptos: LeptosOptions::builder().output_name(assets::output_name()).build(),
        config: Arc::new(config),
    };
    Ok(parts.into())
}

/// Answers requests until a stop signal; then finishes running requests and ends live streams.
///
/// # Errors
/// If the listener fails.
pub async fn serve(app: AppState, listener: TcpListener) -> Result<(), Failure> {
    let address = listener.local_addr()?;
    jobs::adopt_wishes(&app).await;
    jobs::drop_work_after_restore(&app).await;
    // The roster of the running week is frozen before anybody can check in.
    jobs::close_weeks(&app).await;
    jobs::start(app.clone());
    messages::job::start(app.clone());
    handover::listen(app.clone());
    watch::start(app.clone());
    let stopping = app.stopping.clone();
    let last = app.clone();
    println!("listening on http://{address}");
    std::io::stdout().flush()?;
    tokio::spawn({
        let stopping = stopping.clone();
        async move {
            stop_signal().await;
            tracing::info!("stopping: finishing the running requests");
            stopping.cancel();
        }
    });
    let limits = ConnectionLimits::with_connections(process::connection_limit());
    server::serve(listener, router::router(app), limits, stopping).await;
    // Waits for requests whose clients have gone: the effects of their writes are still to come. Waits for background
    // jobs too: a message that is cut off would be sent again, or never.
    last.running_writes.close();
    if tokio::time::timeout(server::STOP_TIMEOUT, last.running_writes.wait()).await.is_err() {
        tracing::warn!("some requests or background jobs had not finished when the server stopped");
    }
    jobs::note_head(&last).await;
    last.store.empty_logs().await;
    Ok(())
}

/// Prints the one-time link that creates the first admin.
fn offer_set_up(app: &AppState, address: SocketAddr) {
    let secret = token::fresh();
    if let Ok(mut set_up) = app.set_up.lock() {
        *set_up = Some(token::hash(&secret));
    }
    let base = app.config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    println!(
        "This centre is empty. Open this link once to create the first admin:\n  {base}{}",
        page_of("/set-up", &secret)
    );
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            drop(interrupt.await);
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
