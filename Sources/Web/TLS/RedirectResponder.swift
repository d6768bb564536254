import HTTPTypes
import Hummingbird

/// Sends whoever asks without encryption to where it is, as far as they only look.
///
/// What is sent here was read on the way already, and is not sent a second time.
struct RedirectResponder: HTTPResponder {
    /// Where the site is, by https.
    let origin: String
    let safety: SafetyHeaders
    let record: RequestRecord

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        var response = answer(to: request)
        safety.add(to: &response.headers)
        // What was sent, or is to be, is not waited for.
        if response.status != .permanentRedirect || Self.announcesBody(request) {
            response.headers[.connection] = "close"
        }
        let bytes = response.body.contentLength ?? 0
        if request.method == .head { response = response.createHeadResponse() }
        record.write(
            method: RequestCheck.methods.contains(request.method) ? request.method : nil, route: "none",
            status: response.status, bytes: request.method == .head ? 0 : bytes, since: start,
            requestID: context.requestID)
        return response
    }

    private func answer(to request: Request) -> Response {
        guard (try? RequestTarget.check(request.head.path ?? "")) != nil else {
            return said("This is not an address of this site.\n", .badRequest)
        }
        guard request.method == .get || request.method == .head else {
            return said(
                "Nothing is taken here: what is sent without encryption can be read on the way. The site is at "
                    + "\(origin)/\n",
                .forbidden)
        }
        let query = request.uri.query.map { "?\($0)" } ?? ""
        let address = "\(origin)\(request.uri.path)\(query)"
        var response = said("The site is at \(origin)/\n", .permanentRedirect)
        response.headers[.location] = address
        return response
    }

    private static func announcesBody(_ request: Request) -> Bool {
        request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
    }

    private func said(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: sentence)))
    }
}
