import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import TestSupport

@testable import Web

/// A client that keeps cookies and sends forms, as a browser does.
final class Browser: Sendable {
    private let client: any TestClientProtocol
    private let jar = Mutex<[String: String]>([:])

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// The value of a cookie that it holds.
    subscript(name: CookieName) -> String? {
        get { jar.withLock { $0[name.rawValue] } }
        set { jar.withLock { $0[name.rawValue] = newValue } }
    }

    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri, .get, headers)
    }

    func head(_ uri: String) async throws -> TestResponse {
        try await execute(uri, .head, [:])
    }

    /// Sends a form to `uri` with the token that stands on `page`.
    func send(
        _ uri: String, from page: TestResponse, _ fields: String = "", _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        let token = page.text.matches(of: #/name="t" value="([^"]+)"/#).last.map { String($0.1) } ?? ""
        return try await send(uri, "t=\(token)\(fields.isEmpty ? "" : "&\(fields)")", headers)
    }

    /// Sends a form's body as it is.
    func send(_ uri: String, _ body: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        if !headers.contains(.contentType) { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await execute(uri, .post, headers, ByteBuffer(string: body))
    }

    private func execute(
        _ uri: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        var headers = headers
        let cookies = jar.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        let response = try await client.execute(uri: uri, method: method, headers: headers, body: body)
        for field in response.headers[values: .setCookie] { keep(field) }
        return response
    }

    private func keep(_ field: String) {
        guard let match = field.firstMatch(of: #/^([^=]+)=([^;]*)/#) else { return }
        let isGone = field.contains("; Max-Age=0")
        jar.withLock { $0[String(match.1)] = isGone ? nil : String(match.2) }
    }
}
