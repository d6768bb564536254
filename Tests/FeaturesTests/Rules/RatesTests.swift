import Foundation
import Testing

@testable import Features

@Suite struct RatesTests {
    @Test func `the numbers are what they are said to be`() {
        let rates = Rates()
        #expect(rates.postSeconds == 15 && rates.newcomerPostSeconds == 30 && rates.threadSeconds == 120)
        #expect(rates.newcomerThreads == 3 && rates.newcomerReplies == 10)
        #expect(rates.newcomerPosts == 3 && rates.newcomerHours == 24 && rates.newcomerLinks == 2)
        #expect(rates.mentions == 10 && rates.newcomerMentions == 2 && rates.repeatMinutes == 5)
        #expect(rates.typingSeconds == 3 && rates.thanksPerDay == 50 && rates.reportsPerDay == 20)
        #expect(rates.textsPerMinute == 20 && rates.previewsPerMinute == 30)
        #expect(rates.draftsPerMinute == 60 && rates.editsPerMinute == 6 && rates.guestSearchesPerMinute == 15)
        #expect(rates.reportersToHide == 3 && rates.editSilentMinutes == 5 && rates.quickDeleteMinutes == 15)
        #expect(rates.editHoursNewcomer == 24 && rates.editDaysRegular == 30)
    }

    @Test func `every number has a name of its own, and lies in its range`() {
        var rates = Rates()
        for (index, key) in Rates.CodingKeys.allCases.enumerated() {
            #expect(Rates.range(key).contains(rates[key]), "\(key)")
            rates[key] = 1_000 + index
        }
        for (index, key) in Rates.CodingKeys.allCases.enumerated() { #expect(rates[key] == 1_000 + index, "\(key)") }
    }

    @Test func `no house takes back the minutes in which a post is deleted without a trace`() {
        #expect(Rates.range(.quickDeleteMinutes).lowerBound == Rates().quickDeleteMinutes)
    }

    @Test func `they are saved under their names`() throws {
        var rates = Rates()
        rates.editDaysRegular = 7
        let data = try JSONEncoder().encode(rates)
        let saved = try JSONDecoder().decode([String: Int].self, from: data)
        #expect(Set(saved.keys) == Set(Rates.CodingKeys.allCases.map(\.rawValue)))
        #expect(saved["edit-days-regular"] == 7)
        #expect(try JSONDecoder().decode(Rates.self, from: data) == rates)
    }
}
