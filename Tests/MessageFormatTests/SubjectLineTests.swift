import MessageFormat
import Testing

@Suite struct SubjectLineTests {
    @Test(arguments: [
        "Amp hums", "Re: Amp hums", "RE : amp  hums", "[strings] Amp hums", "Re: [strings] Amp hums",
        "[strings] Re: AW: amp hums", "Antw: Sv: RE[2]: Re(3): Re^4: Amp hums",
        "Fwd: FW: Amp hums", "回复：Amp hums",
        "Re: [strings] [shop] Re:Amp hums",
    ])
    func `answers and list tags do not change the base of a subject`(subject: String) {
        #expect(SubjectLine.base(subject) == "amp hums")
    }

    @Test func `other words before a colon belong to the subject`() {
        #expect(SubjectLine.base("Tuning: by ear") == "tuning: by ear")
        #expect(SubjectLine.base("Reed: how thick") == "reed: how thick")
        #expect(SubjectLine.base("Re[x]: y") == "re[x]: y")
        #expect(SubjectLine.base("[two words] y") == "[two words] y")
    }

    @Test func `only an answer is an answer`() {
        #expect(SubjectLine.isReply("Re: x"))
        #expect(SubjectLine.isReply("[R] aw: x"))
        #expect(SubjectLine.isReply("Fwd: Re: x"))
        #expect(!SubjectLine.isReply("Fwd: x"))
        #expect(!SubjectLine.isReply("Regarding: x"))
        #expect(!SubjectLine.isReply(""))
    }

    @Test func `a title keeps its case and is never empty`() {
        #expect(SubjectLine.title("Re: [R] Which Rosin?") == "Which Rosin?")
        #expect(SubjectLine.title("ÄÖ straße") == "ÄÖ straße")
        #expect(SubjectLine.title("[R]") == "[R]")
        #expect(SubjectLine.title("Re: ") == "(no subject)")
        #expect(SubjectLine.title("") == "(no subject)")
    }

    @Test func `a subject of nothing but marks is read in time that grows with its length`() {
        #expect(SubjectLine.base(String(repeating: "Re: [x] ", count: 30_000)) == "[x]")
    }
}
