//! The key of a session of `aws login`: a private key of an elliptic curve, in the form of RFC 5915 (SEC 1) within PEM.

use botocore_runtime::for_credentials::base64;

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const CURVE: u8 = 0xa0;
const PUBLIC: u8 = 0xa1;

/// The identifier of the curve P-256, which has several names.
const P256: [u8; 8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];

/// A key of the curve P-256. It does not implement `Debug`, since it is secret.
#[derive(PartialEq, Eq)]
pub struct Key {
    pub private: [u8; 32],
    /// Both coordinates, without compression, after a byte that says so.
    pub public: [u8; 65],
}

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// Returns a clause that says what the text is not, or lacks.
    pub fn of(pem: &str) -> Result<Self, &'static str> {
        let lines = pem.lines().filter(|line| !line.starts_with("-----"));
        let der = base64::decode(&lines.collect::<String>()).unwrap_or_default();
        let (private, public) = parts(&der).ok_or("is not a private key of the curve P-256 as PEM")?;
        // The public key is in every proof, and it cannot be computed by the cryptography that TLS brings.
        let public = public.ok_or("lacks the public key")?;
        Ok(Self { private, public })
    }

    /// The coordinates of the public key.
    pub fn coordinates(&self) -> (&[u8], &[u8]) {
        self.public[1..].split_at(32)
    }
}

/// The private key and, if it is there, the public one.
fn parts(mut der: &[u8]) -> Option<([u8; 32], Option<[u8; 65]>)> {
    let mut key = element(&mut der, SEQUENCE)?;
    let version = element(&mut key, INTEGER)?;
    let private = element(&mut key, OCTET_STRING)?.try_into().ok()?;
    if let Some(mut curve) = element(&mut key, CURVE) {
        element(&mut curve, OBJECT).filter(|curve| *curve == P256)?;
    }
    let public = match element(&mut key, PUBLIC) {
        None => None,
        Some(mut public) => match element(&mut public, BIT_STRING)? {
            [0, point @ ..] if point.first() == Some(&4) => Some(point.try_into().ok()?),
            _ => return None,
        },
    };
    (version == [1] && key.is_empty() && der.is_empty()).then_some((private, public))
}

/// Takes an element with this tag off the beginning of DER, and returns its content. Lengths beyond 127, which DER writes in
/// another way, are misread: no part of such a key has one, so what has one is refused in either case.
fn element<'a>(der: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    let [found, length, rest @ ..] = *der else { return None };
    if *found != tag {
        return None;
    }
    let (content, rest) = rest.split_at_checked((*length).into())?;
    *der = rest;
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of nobody, with parts left out or replaced.
    fn pem(change: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut der = base64::decode(
            "MHcCAQEEILaDGXwiso8zwnsd/svG39i1c+wi/0HN54mvd98J4h7joAoGCCqGSM49AwEHoUQDQgAERLX8ZV4O2wq3NhEic5v59SEjFrteILUH\
             XS/4lJbpCfodLGYwhChNNJs8gJmi6MwfsZIr5DrnlWy9kxlCbJBy/g==",
        )
        .unwrap();
        change(&mut der);
        format!("-----BEGIN EC PRIVATE KEY-----\n{}\n-----END EC PRIVATE KEY-----\n", base64::encode(&der))
    }

    /// The same without some bytes, and with a length that says so.
    fn without(range: std::ops::Range<usize>) -> String {
        pem(|der| {
            der[1] -= u8::try_from(range.len()).unwrap();
            der.drain(range);
        })
    }

    #[test]
    fn a_key_is_read() {
        let Ok(key) = Key::of(&pem(|_| {})) else { panic!("it is a key") };
        assert_eq!((key.private[0], key.private[31]), (0xb6, 0xe3));
        let (x, y) = key.coordinates();
        assert_eq!((x[0], x[31], y[0], y[31]), (0x44, 0xfa, 0x1d, 0xfe));
        // The curve need not be named, and lines end as they like.
        assert!(Key::of(&without(39..51)).is_ok());
        assert!(Key::of(&pem(|_| {}).replace('\n', "\r\n")).is_ok());
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        let problem = |pem: &str| Key::of(pem).map(|_| ()).unwrap_err();
        let other = "is not a private key of the curve P-256 as PEM";
        assert_eq!(problem(&without(51..121)), "lacks the public key");
        for text in ["", "key", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n", "MHcCAQEEIA=="]
        {
            assert_eq!(problem(text), other);
        }
        // Every byte that says what follows counts, and so does the end.
        for index in (0..7).chain(39..53).chain([53, 54, 55, 56]) {
            assert_eq!(problem(&pem(|der| der[index] ^= 0x40)), other, "{index}");
        }
        assert_eq!(problem(&pem(|der| der.push(0))), other);
        assert_eq!(problem(&pem(|der| der.truncate(120))), other);
    }
}
