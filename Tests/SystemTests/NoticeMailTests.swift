import Features
import Foundation
import Storage
import TestSupport
import Testing

/// A reply that leads to a mail, all the way to a mail server.
struct NoticeMailTests {
    @Test func `a reply is mailed after a while, with the headers that mail programs need`() async throws {
        let mail = try await MailTown()
        let town = mail.town
        try await town.register(town.ada, address: mail.address)
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        try await town.tamper("DELETE FROM notice")
        let answer = try await town.submit(
            .reply(to: post), "Flat wounds, with a wound third.", as: town.ben, try await town.member("ben"))
        try await withMailServer { server in
            try await mail.delivering(to: server.plain()) {
                #expect(try await !town.community.noticeLetters.write())
                #expect(try await mail.count("waiting") == 0)
                town.clock.advance(seconds: NoticeLetters.usualDelay)
                _ = try await town.community.noticeLetters.write()
                try await mail.wait(for: 1, "sent")
                _ = try await town.community.noticeLetters.write()
            }
            let mails = try server.mails()
            #expect(mails.count == 1)
            let text = String(decoding: try #require(mails.first), as: UTF8.self)
            let domain = town.community.site.messageDomain
            let id: String = try await town.store.read {
                try $0.one(Query("SELECT message_id FROM post WHERE id = \(post)"))
            }
            let unfolded = text.replacing("\r\n ", with: " ").replacing("\r\n\t", with: " ")
            let thread = try await town.discussion(of: post)
            for header in [
                "Auto-Submitted: auto-generated", "List-Id: <thread-\(thread).\(domain)>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "In-Reply-To: <\(id)>", "References: <\(id)>",
            ] {
                #expect(unfolded.contains("\r\n\(header)\r\n"), "\(header) is not in \(text)")
            }
            #expect(unfolded.contains(#/List-Unsubscribe: <http://forum\.example/mail/stop/[A-Za-z0-9_-]+>/#))
            #expect(unfolded.contains("\r\nSubject: ben answered you: Which strings for slide?\r\n"))
            #expect(text.contains("Flat wounds, with a wound third."))
            #expect(text.contains("/p/\(answer.post)"))
        }
    }
}
