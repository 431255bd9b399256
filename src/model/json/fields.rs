//! Records: objects whose fields a type declares.

use super::scanner::Scanner;
use super::{BrokenFile, Read};

/// The place of a field that is not there.
const ABSENT: usize = usize::MAX;

/// A record that is being read. The scanner holds those that it is in, so that types need no code for them.
pub(super) struct Record {
    names: &'static [&'static str],
    /// Where the values stand and where it ends, if it was passed over before.
    places: Option<(Vec<usize>, usize)>,
    /// The field that is asked for next.
    asked: usize,
    /// The field whose value comes next, once its name is read.
    ahead: Option<usize>,
    first: bool,
    ended: bool,
}

impl Scanner<'_> {
    /// Goes into a record, whose fields have these names.
    #[inline(never)]
    pub(super) fn enter(&mut self, names: &'static [&'static str]) -> Read<()> {
        let mut places = None;
        if self.in_order {
            self.open(b'{')?;
        } else {
            let all = self.places(names)?;
            places = Some((all, self.at));
        }
        let ended = places.is_some();
        self.records.push(Record { names, places, asked: 0, ahead: None, first: true, ended });
        Ok(())
    }

    /// Goes to the next field; false if it is not there.
    #[inline(never)]
    pub(super) fn next_field(&mut self) -> Read<bool> {
        let mut record = self.records.pop().ok_or(BrokenFile)?;
        let asked = record.asked;
        record.asked += 1;
        let here = if let Some((places, _)) = &record.places {
            let place = places.get(asked).copied().filter(|place| *place != ABSENT);
            self.at = place.unwrap_or(self.at);
            place.is_some()
        } else {
            self.look_ahead(&mut record)?;
            let here = record.ahead == Some(asked);
            record.ahead = record.ahead.filter(|_| !here);
            here
        };
        self.records.push(record);
        Ok(here)
    }

    /// Leaves a record. A value that was not asked for stood in another order.
    #[inline(never)]
    pub(super) fn leave(&mut self) -> Read<()> {
        let mut record = self.records.pop().ok_or(BrokenFile)?;
        self.look_ahead(&mut record)?;
        self.at = record.places.map_or(self.at, |(_, end)| end);
        if record.ended { Ok(()) } else { Err(BrokenFile) }
    }

    /// Reads the next name that is known, and passes by what is not.
    fn look_ahead(&mut self, record: &mut Record) -> Read<()> {
        while record.ahead.is_none() && !record.ended {
            record.ended = !self.more(&mut record.first, b'}')?;
            if !record.ended {
                let name = self.string()?;
                self.eat(b':')?;
                record.ahead = record.names.iter().position(|own| *own == name);
                if record.ahead.is_none() {
                    self.skip()?;
                }
            }
        }
        Ok(())
    }

    /// Passes an object by. Returns where the values of fields stand, in the order of `names`.
    fn places(&mut self, names: &[&str]) -> Read<Vec<usize>> {
        let (mut places, mut first) = (vec![ABSENT; names.len()], true);
        self.open(b'{')?;
        while self.more(&mut first, b'}')? {
            let name = self.string()?;
            self.eat(b':')?;
            for (place, own) in places.iter_mut().zip(names) {
                if *own == name {
                    *place = self.at;
                }
            }
            self.skip()?;
        }
        Ok(places)
    }
}
