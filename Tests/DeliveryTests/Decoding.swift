import Foundation

/// The bodies of a mail's parts, read with what Foundation has and not with what wrote them.
func decodedBodies(_ lines: [String]) -> [String] {
    var bodies: [String] = []
    for part in lines.split(whereSeparator: { $0.hasPrefix("--=_") }).dropFirst() {
        let isBase64 = part.contains("Content-Transfer-Encoding: base64")
        // The empty line before a boundary belongs to the boundary.
        let body = part.drop { !$0.isEmpty }.dropFirst().dropLast()
        bodies.append(isBase64 ? base64(body) : quotedPrintable(body))
    }
    return bodies
}

private func base64(_ lines: ArraySlice<String>) -> String {
    String(decoding: Data(base64Encoded: lines.joined()) ?? Data(), as: UTF8.self).replacing("\r\n", with: "\n")
}

private func quotedPrintable(_ lines: ArraySlice<String>) -> String {
    let text = lines.map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 + "\n" }.joined()
    return text.replacing("%", with: "=25").replacing("=", with: "%").removingPercentEncoding ?? ""
}
