import MessageFormat
import Testing

@Suite struct MessageDateTests {
    @Test func `a date is written in UTC as mail has it`() {
        #expect(MessageDate.render(0) == "Thu, 01 Jan 1970 00:00:00 +0000")
        #expect(MessageDate.render(1_180_659_864_000) == "Fri, 01 Jun 2007 01:04:24 +0000")
        #expect(MessageDate.render(951_782_400_000) == "Tue, 29 Feb 2000 00:00:00 +0000")
        #expect(MessageDate.render(4_133_980_799_000) == "Fri, 31 Dec 2100 23:59:59 +0000")
    }

    @Test func `every written date reads back, over more than a century`() {
        for step in 0..<4_000 {
            let date = Int64(step) * 1_033_495_000
            #expect(MessageDate.parse(MessageDate.render(date)) == date)
        }
    }

    @Test(arguments: [
        "", "x", "Fri", "1 2 3", "32 Jun 2007", "1 Jun", "99999999999999999999", "(((", "1 Jun 2007 99:99", ":::",
    ])
    func `what is no date is none`(text: String) {
        #expect(MessageDate.parse(text) == nil)
    }

    @Test func `a date without a time is the beginning of its day`() {
        #expect(MessageDate.parse("1 Jan 1970") == 0)
    }
}
