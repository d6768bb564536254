import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes what forms send: from our own pages, of a sensible size, with their token.
struct FormDoor: Sendable {
    let tokens: FormTokens
    let crossSite: CrossSite

    /// Who may have been shown the form that a request sends.
    enum Readers: Sendable {
        /// Whoever asks now.
        case oneself
        /// That, or a guest: it was shown before they signed in, in another tab.
        case anyone
    }

    /// The form that came with a request.
    ///
    /// Throws `Forbidden` when it does not come from a page of ours, else what is wrong with it as a body.
    ///
    /// - Parameters:
    ///   - fields: with something in one of these it comes without its token too, as one that was shown long ago.
    ///   - pass: throws for a form without, before its token is looked at.
    func form(
        of request: Request, in context: WebContext, for readers: Readers, limit: Int = Form.maximumBytes,
        keeping fields: [String] = [], _ pass: () throws -> Void = {}
    ) async throws -> Form {
        let form = try await checked(request, context, limit: limit)
        let isKept = fields.contains { !form.line($0).isEmpty }
        if !isKept { try pass() }
        // A guest's token anybody can get. Whoever hides where from they send, shows that the form was their own.
        let isHidden = CrossSite.hides(request.headers)
        let proofs = senders(of: request, context.visitor, isHidden ? .oneself : readers).map {
            proof(form[Form.token], from: $0, context.visitor)
        }
        if proofs.contains(.good) { return form }
        guard isKept || proofs.contains(.stale) else { throw Forbidden() }
        return form.marked(isStale: true)
    }

    /// What came from a composer of ours, and whether its token is this member's.
    ///
    /// Nobody loses what they wrote: a form without its token comes as one that proves nothing.
    func text(of request: Request, in context: WebContext) async throws -> SentText {
        let form = try await checked(request, context, limit: Form.composedBytes)
        guard let signIn = context.visitor.signIn else { return SentText(form: form, isProven: false) }
        let proof = proof(form[Form.token], from: .member(signIn), context.visitor)
        return SentText(form: form, isProven: proof == .good)
    }

    /// What a form's token proves of `sender`, who is the visitor or a guest.
    private func proof(_ token: String, from sender: FormTokens.Sender, _ visitor: Visitor) -> FormTokens.Proof {
        // A member's for this hour was made when they were let in: most forms are shown and sent within one.
        if case .member = sender, Keys.isSame(visitor.token, token) { return .good }
        return tokens.check(token, from: sender)
    }

    /// A form from a page of ours, whatever its token.
    private func checked(_ request: Request, _ context: WebContext, limit: Int) async throws -> Form {
        try crossSite.check(request.headers, mayHide: context.facts.current.privacy == .secret)
        guard Self.isForm(request.headers[.contentType]) else { throw UnsupportedMedia() }
        return try Form(decoding: try await Self.body(of: request, limit: limit).readableBytesView)
    }

    /// The same as `form`, or an empty one for a mail program's click, which comes from no page.
    func formOrOneClick(of request: Request, in context: WebContext) async throws -> Form {
        // Read whole before it is known what it is.
        let body = try await Self.body(of: request, limit: Form.maximumBytes)
        if OneClick.isSaid(in: body.readableBytesView, type: request.headers[.contentType]) {
            return try Form(decoding: EmptyCollection())
        }
        var request = request
        request.body = RequestBody(buffer: body)
        return try await form(of: request, in: context, for: .anyone)
    }

    private func senders(of request: Request, _ visitor: Visitor, _ readers: Readers) -> [FormTokens.Sender] {
        let guest = FormTokens.Sender.guest(path: request.uri.path)
        guard let signIn = visitor.signIn else { return [guest] }
        return switch readers {
        case .oneself: [.member(signIn)]
        case .anyone: [.member(signIn), guest]
        }
    }

    /// What browsers send unless they are asked to send a file (RFC 9110 section 8.3.1); a body without a type is none.
    private static func isForm(_ type: String?) -> Bool {
        // As nearly all write it: to look at letters takes longer.
        if type == formType { return true }
        let name = type?.prefix { $0 != ";" }.lowercased()
        return name?.split(whereSeparator: \.isWhitespace) == [formType[...]]
    }

    private static let formType = "application/x-www-form-urlencoded"

    private static func body(of request: Request, limit: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit { throw BodyTooLarge() }
        var whole = ByteBuffer()
        for try await part in request.body {
            guard whole.readableBytes + part.readableBytes <= limit else { throw BodyTooLarge() }
            whole.writeImmutableBuffer(part)
        }
        return whole
    }
}

/// What a composer sent.
struct SentText: Sendable {
    let form: Form
    /// It is known to come from a page that was shown to this member, in this sign-in, not long ago.
    let isProven: Bool
}

extension FormTokens {
    /// The token of a form that goes to `path` from whoever was shown it, signed in or not.
    func forAnyone(at path: String) -> String { token(for: .guest(path: path)) }

    /// The token of a form behind a link from a mail: whoever is signed in shows that it was sent by them.
    func token(at path: String, for visitor: Visitor) -> String {
        visitor.isGuest ? forAnyone(at: path) : visitor.token
    }
}
