import Features
import HTTPTypes
import Hummingbird

/// A page that says one thing and leads on.
struct MessagePage: Page {
    let template: Template
    let head: Head
    let title: String
    let paragraphs: [String]
    let link: FormPage.Crumb

    init(_ title: String, _ paragraphs: [String], link: FormPage.Crumb, in template: Template = .message) {
        self.template = template
        head = .ofForm(title)
        self.title = title
        self.paragraphs = paragraphs
        self.link = link
    }
}

extension Pages {
    /// What a button of a page that was open for too long leads to: nothing was typed that could be lost.
    func staleButton(back link: FormPage.Crumb, for visitor: Visitor) throws -> Response {
        let page = MessagePage(FormWords.staleButtonTitle, [FormWords.staleButton], link: link)
        return try self.page(page, status: .unprocessableContent, for: visitor)
    }

    /// Behind a link that does nothing: why, and where to go from there.
    func deadLink(_ error: TokenError, to next: FormPage.Crumb, for visitor: Visitor) throws -> Response {
        guard error != .unavailable else { throw error }
        let page = MessagePage(DeadLinkWords.title, [error.sentence], link: next)
        return try self.page(page, status: Failure(error).status, for: visitor)
    }
}
