import Foundation
import TestSupport
import Testing

@testable import Features
@testable import Web

struct PluralTests {
    @Test func `one is one, anything else is many, thousands have commas`() {
        #expect(Plural(0, "reply", "replies").words == "0 replies")
        #expect(Plural(1, "reply", "replies").words == "1 reply")
        #expect(Plural(2, "reply", "replies").words == "2 replies")
        #expect(Plural(1_234_567, "reply", "replies").words == "1,234,567 replies")
        #expect(Plural.grouped(100) == "100")
        #expect(Plural.grouped(-1_000) == "-1,000")
    }
}

struct DatesTests {
    private let london = TimeZone(identifier: "Europe/London") ?? .gmt

    private func moment(_ text: String) throws -> Moment {
        Moment(rawValue: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970) * 1000)
    }

    @Test func `a date of this year leaves the year out, another names it`() throws {
        let dates = Dates(zone: .gmt, now: FixedClock.noon)
        let then = try moment("2026-11-20T18:40:00Z")
        #expect(dates.time(then) == "Fri 20 Nov, 18:40")
        #expect(dates.day(then) == "20 Nov")
        #expect(dates.full(then) == "Fri 20 Nov 2026, 18:40")
        let before = try moment("2007-06-08T00:01:59Z")
        #expect(dates.time(before) == "Fri 8 Jun 2007, 00:01")
        #expect(dates.day(before) == "8 Jun 2007")
    }

    @Test func `words are in the community's zone, the machine's date in UTC`() throws {
        let dates = Dates(zone: london, now: FixedClock.noon)
        let summer = try moment("2026-06-30T23:30:05Z")
        #expect(dates.time(summer) == "Wed 1 Jul, 00:30")
        #expect(dates.element(summer, "x") == "<time datetime=\"2026-06-30T23:30:05Z\">x</time>")
    }

    @Test func `the turn of the year is the zone's`() throws {
        let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let dates = Dates(zone: tokyo, now: try moment("2026-12-31T16:00:00Z"))
        #expect(dates.day(try moment("2026-12-31T14:59:00Z")) == "31 Dec 2026")
        #expect(dates.day(try moment("2026-12-31T15:00:00Z")) == "1 Jan")
    }

    @Test func `the calendar agrees with Foundation's on every day of eight hundred years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let start = try moment("1700-01-01T05:06:07Z").rawValue
        for day in stride(from: Int64(0), to: 800 * 365, by: 97) {
            let milliseconds = start + day * Moment.day * 1000
            let civil = CivilTime(milliseconds: milliseconds, offset: 0)
            let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute, .second], from: date)
            #expect(parts.year == civil.year && parts.month == civil.month && parts.day == civil.day)
            #expect(parts.weekday == (civil.weekday + 1) % 7 + 1)
            #expect(civil.hour == 5 && civil.minute == 6 && civil.second == 7)
        }
    }

    @Test func `absurd moments have a date, too`() {
        let dates = Dates(zone: london, now: FixedClock.noon)
        for absurd in [Int64.min, -1, 0, Int64.max] {
            #expect(!dates.time(Moment(rawValue: absurd)).isEmpty)
        }
        #expect(Dates.machine(Moment(rawValue: -1)) == "1969-12-31T23:59:59Z")
    }

    @Test func `zones have names that people say`() {
        #expect(Dates.name(of: .gmt) == "UTC")
        #expect(Dates.name(of: london) == "United Kingdom Time")
    }
}

struct HTMLTests {
    @Test func `values are escaped, markup and stored bodies are not`() {
        let name = "a<b>&\"'"
        let inner: HTML = "<i>\(name)</i>"
        let none: HTML? = nil
        let whole: HTML = "<p title=\"\(name)\">\(inner)\(HTML(stored: "<b>"))\(3)\(none)</p>"
        #expect(
            whole.text == "<p title=\"a&lt;b&gt;&amp;&quot;&#39;\"><i>a&lt;b&gt;&amp;&quot;&#39;</i><b>3</p>")
    }

    @Test func `a sign with an accent on it is escaped all the same`() {
        let html: HTML = "\("\"\u{301}<\u{338}é😀")"
        #expect(Array(html.text.utf8) == Array("&quot;\u{301}&lt;\u{338}é😀".utf8))
    }

    @Test func `text without signs stays as it is, and empty text is nothing`() {
        #expect("\("plain words")" as HTML == "plain words")
        #expect(("\("")" as HTML).isNull)
    }
}

struct LinkTests {
    @Test func `names are percent-encoded in addresses`() {
        let member = Byline.Person.member(Member.ID(rawValue: 1), name: "Ελένη/\"x")
        let by = Byline(name: "Ελένη/\"x", person: member, label: nil, isStaff: false)
        #expect(Link.person(by) == "/m/%CE%95%CE%BB%CE%AD%CE%BD%CE%B7%2F%22x")
        let author = Byline(
            name: "Ada", person: .author(Author.ID(rawValue: 3), slug: "ada"), label: nil, isStaff: false)
        #expect(Link.person(author) == "/a/3-ada")
    }

    @Test func `where to go on to is left out where that makes an address too long`() throws {
        let long = "/search?q=" + String(repeating: "a", count: 2_000)
        for (make, plain) in [
            (Link.signIn(to:), "/sign-in"), ({ $0.map(Link.stepUp(to:)) ?? "" }, "/account/step-up"),
            (Link.kept(to:), "/sign-in/kept"),
        ] as [((String?) -> String, String)] {
            #expect(make("/latest") == "\(plain)?to=%2Flatest")
            try RequestTarget.check(make(long))
            #expect(make("\(long)\(long)") == plain)
            // As long as an address may be is not too long: "/" takes three letters.
            let longest = RequestTarget.maximumBytes - "\(plain)?to=%2F".utf8.count
            #expect(make("/" + String(repeating: "a", count: longest)).utf8.count == RequestTarget.maximumBytes)
            #expect(make("/" + String(repeating: "a", count: longest + 1)) == plain)
        }
    }

    @Test func `an address says only what the board would not do by itself`() {
        let link = DiscussionLink(id: Discussion.ID(rawValue: 5), slug: "low-e", title: "Low E")
        #expect(Link.flat(link, standard: .flat) == "/d/5-low-e")
        #expect(Link.flat(link, page: 2, standard: .flat) == "/d/5-low-e?page=2")
        #expect(Link.flat(link, page: 2, standard: .tree) == "/d/5-low-e?view=flat&page=2")
        #expect(Link.tree(link, post: Post.ID(rawValue: 9)) == "/d/5-low-e?view=tree&post=9#art")
        #expect(Link.tree(link, part: 2) == "/d/5-low-e?view=tree&part=2")
    }

    @Test func `a cursor's address holds its moment and its row`() {
        let cursor = ListCursor(.older, at: Moment(rawValue: -5), id: 7)
        #expect(Link.list("/latest", at: cursor) == "/latest?before=-5-7")
    }
}
