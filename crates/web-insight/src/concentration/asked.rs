//! What the address of the page asks for.

use crm::customers::{Segment, Territory};
use crm::insight::concentration::{Measure, Wish};
use crm::insight::revenue::year_up_to;
use jiff::ToSpan;
use kernel::{Date, Decimal, Error, Id, Lang, Result, format};
use web::http::Posted;
use web::url_encoded;

/// The shares that are offered, in percent; any other can stand in the address.
pub const SHARES: [i64; 5] = [50, 70, 80, 90, 95];

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Since the first of January.
    Year,
    /// The last twelve months.
    TwelveMonths,
    /// The calendar year before this one.
    LastYear,
    /// From the first invoice to the last.
    All,
    /// Between two days that the reader chose; either may be open.
    Own,
}

impl Period {
    /// Those that are offered by name.
    pub const NAMED: [Period; 4] = [Period::TwelveMonths, Period::Year, Period::LastYear, Period::All];

    /// The word for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Period::Year => "year",
            Period::TwelveMonths => "12m",
            Period::LastYear => "last-year",
            Period::All => "all",
            Period::Own => "own",
        }
    }

    fn from_code(code: &str) -> Result<Period> {
        let all = [Period::Year, Period::TwelveMonths, Period::LastYear, Period::All, Period::Own];
        let found = all.into_iter().find(|period| period.code() == code);
        found.ok_or_else(|| Error::invalid("error-choice").with("value", code).on("period"))
    }

    /// The key of its words.
    pub const fn words(self) -> &'static str {
        match self {
            Period::Year => "time-this-year",
            Period::TwelveMonths => "time-last-12-months",
            Period::LastYear => "time-last-year",
            Period::All => "time-all-time",
            Period::Own => "concentration-own-period",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// By what customers are ranked.
    pub measure: Measure,
    /// The share in percent; nothing for 80.
    pub share: Option<Decimal>,
    /// When; nothing for the last twelve months, or all time when those are empty.
    pub period: Option<Period>,
    /// The first day of a period of one's own.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// Customers of this segment only.
    pub segment: Option<Id<Segment>>,
    /// Customers of this territory only.
    pub territory: Option<Id<Territory>>,
    /// Whether groups are rolled up.
    pub groups: bool,
    /// How many rows of the ranking are already there.
    pub after: usize,
}

impl Asked {
    /// Reads the address.
    ///
    /// # Errors
    /// When a value is not what its name asks for.
    pub fn read(query: &Posted) -> Result<Asked> {
        let day = |name: &str| match query.filled(name) {
            // Figures of a day are read alike in all languages, and in the machine form of an address.
            Some(text) => format::parse_date(Lang::En, text).map(Some).map_err(|error| error.on(name)),
            None => Ok(None),
        };
        let (from, to) = (day("from")?, day("to")?);
        // Whoever fills in days means them, whatever was chosen before.
        let period = match query.filled("period") {
            _ if from.is_some() || to.is_some() => Some(Period::Own),
            Some(code) => Some(Period::from_code(code)?).filter(|period| *period != Period::Own),
            None => None,
        };
        let share = match query.filled("share") {
            Some(text) => Some(text.parse::<Decimal>().map_err(|error| error.on("share"))?),
            None => None,
        };
        Ok(Asked {
            measure: query.filled("measure").map_or(Ok(Measure::default()), Measure::from_code)?,
            share,
            period,
            from,
            to,
            segment: query.filled("segment").map(str::parse).transpose()?,
            territory: query.filled("territory").map(str::parse).transpose()?,
            groups: query.filled("groups").is_some(),
            after: query.filled("after").and_then(|after| after.parse().ok()).unwrap_or(0),
        })
    }

    /// The share in percent.
    pub fn percent(&self) -> Decimal {
        self.share.unwrap_or(Decimal::from_scaled(80 * kernel::decimal::SCALE))
    }

    /// The question for a period, seen from a day.
    pub fn wish(&self, period: Period, today: Date) -> Result<Wish> {
        let (from, to) = self.days(period, today)?;
        Ok(Wish {
            measure: self.measure,
            share: Decimal::from_scaled(self.percent().scaled() / 100),
            from,
            to,
            segment: self.segment,
            territory: self.territory,
            rolled_up: self.groups,
        })
    }

    /// The first and the last day.
    pub fn days(&self, period: Period, today: Date) -> Result<(Option<Date>, Option<Date>)> {
        let year_before = today.checked_sub(1.year()).map_err(Error::internal)?;
        Ok(match period {
            Period::Year => (Some(today.first_of_year()), Some(today)),
            Period::TwelveMonths => (Some(year_up_to(today)?), Some(today)),
            Period::LastYear => (Some(year_before.first_of_year()), Some(year_before.last_of_year())),
            Period::All => (None, None),
            Period::Own => (self.from, self.to),
        })
    }

    /// The parts of the address, without what follows from silence.
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let mut parts = Vec::new();
        if self.measure != Measure::default() {
            parts.push(("measure", self.measure.code().to_owned()));
        }
        if let Some(share) = self.share {
            parts.push(("share", share.to_string()));
        }
        match self.period {
            Some(Period::Own) => {
                parts.extend(self.from.map(|day| ("from", day.to_string())));
                parts.extend(self.to.map(|day| ("to", day.to_string())));
            }
            Some(period) => parts.push(("period", period.code().to_owned())),
            None => {}
        }
        parts.extend(self.segment.map(|id| ("segment", id.to_string())));
        parts.extend(self.territory.map(|id| ("territory", id.to_string())));
        if self.groups {
            parts.push(("groups", "1".to_owned()));
        }
        if self.after > 0 {
            parts.push(("after", self.after.to_string()));
        }
        parts
    }

    /// The address of the page.
    pub fn href(&self) -> String {
        self.address(super::HREF)
    }

    /// The same question to another address.
    pub fn address(&self, path: &str) -> String {
        let query: Vec<String> =
            self.parts().into_iter().map(|(name, value)| format!("{name}={}", url_encoded(&value))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }

    /// A key with the measure at its end.
    pub fn by_measure(&self, key: &str) -> String {
        format!("{key}-{}", self.measure.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(&Posted::parse(query.as_bytes())).unwrap()
    }

    #[test]
    fn an_address_says_what_it_was_made_from() {
        for query in
            ["", "measure=profit&share=82.5", "from=2026-01-01&to=2026-03-31&groups=1", "period=last-year&after=50"]
        {
            let asked = read(query);
            assert_eq!(
                asked.href(),
                format!("{}{}{query}", super::super::HREF, if query.is_empty() { "" } else { "?" })
            );
        }
        assert_eq!(read("period=own&from=2026-01-01").period, Some(Period::Own));
        assert_eq!(read("from=31.01.2026"), read("from=2026-01-31"), "typed, and as an address");
        assert_eq!(read("period=own"), Asked::default());
        assert!(Asked::read(&Posted::parse(b"period=never")).is_err());
        assert!(Asked::read(&Posted::parse(b"from=spring")).is_err());
    }

    #[test]
    fn periods_begin_and_end_as_their_names_say() {
        let today: Date = "2026-11-21".parse().unwrap();
        let days = |period| {
            let (from, to) = read("").days(period, today).unwrap();
            (from.map(|day| day.to_string()).unwrap_or_default(), to.map(|day| day.to_string()).unwrap_or_default())
        };
        assert_eq!(days(Period::Year), ("2026-01-01".into(), "2026-11-21".into()));
        assert_eq!(days(Period::TwelveMonths), ("2025-11-22".into(), "2026-11-21".into()));
        assert_eq!(days(Period::LastYear), ("2025-01-01".into(), "2025-12-31".into()));
        assert_eq!(days(Period::All), (String::new(), String::new()));
    }

    #[test]
    fn eighty_percent_is_eight_tenths() {
        let today: Date = "2026-11-21".parse().unwrap();
        assert_eq!(read("").wish(Period::All, today).unwrap().share, "0.8".parse().unwrap());
        assert_eq!(read("share=82.5").wish(Period::All, today).unwrap().share, "0.825".parse().unwrap());
    }
}
