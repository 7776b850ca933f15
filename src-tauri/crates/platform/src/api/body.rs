//! Takes the body of a call in. Until it is there the call takes part in nothing: it holds a place among the bodies that
//! are on their way, for a short time and only as long as nobody needs it more.

use std::{net::IpAddr, pin::pin, task::Poll};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, header},
};
use bytes::Bytes;
use futures::{StreamExt, poll};

use super::{
    content,
    error::{ApiError, unavailable, unreadable},
};
use crate::platform::Platform;

/// A whole body.
pub struct Received {
    pub bytes: Bytes,
    /// Nobody waited for it.
    pub with_its_head: bool,
}

///
/// # Errors
/// `too_large`; `unavailable` for one that is too slow, or on its way for longest while too many are.
pub async fn receive(
    platform: &Platform,
    from: Option<IpAddr>,
    body: Body,
    limit: usize,
) -> Result<Received, ApiError> {
    let (bytes, with_its_head) = in_time(platform, from, to_bytes(body, limit)).await?;
    Ok(Received { bytes: bytes.map_err(|_| content::too_large(limit))?, with_its_head })
}

/// Lets a client that is refused finish what it says, and keeps nothing of it: cut off, it would not hear why.
pub async fn discard(platform: &Platform, from: Option<IpAddr>, body: Body, limit: usize) {
    let mut left = limit;
    let rest = body.into_data_stream().take_while(|part| {
        left = part.as_ref().map_or(0, |part| left.saturating_sub(part.len()));
        std::future::ready(left > 0)
    });
    // Whether it did or not, the refusal is the answer.
    let _ = in_time(platform, from, rest.for_each(|_| std::future::ready(()))).await;
}

/// # Errors
/// `bad_request`. A form of a web page can have some types of content without being asked, and this is none of them.
pub fn is_json(headers: &HeaderMap) -> Result<(), ApiError> {
    let named = headers.get(header::CONTENT_TYPE).and_then(|name| name.to_str().ok()).unwrap_or_default();
    let name = named.split(';').next().unwrap_or_default().trim();
    if name.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(unreadable("The body must be JSON.", "content-type", "must be application/json").into())
}

/// What a body gives, and whether it did at once.
async fn in_time<T>(
    platform: &Platform,
    from: Option<IpAddr>,
    body: impl Future<Output = T>,
) -> Result<(T, bool), ApiError> {
    let mut body = pin!(body);
    // Most come with their head.
    if let Poll::Ready(whole) = poll!(&mut body) {
        return Ok((whole, true));
    }
    let limits = &platform.entrance().limits;
    let (party, most) = platform.entrance().party(from, limits.bodies_of_one, limits.bodies);
    let seat =
        platform.bodies().take(party, most).map_err(|_| unavailable("Too many calls are being sent right now."))?;
    seat.wait();
    tokio::select! {
        whole = body => Ok((whole, false)),
        () = seat.given_away() => Err(unavailable("Too many calls are being sent right now, and this one is slow.").into()),
        () = tokio::time::sleep(limits.body) => Err(unavailable("The body of the call took too long to arrive.").into()),
    }
}
