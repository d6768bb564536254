import NIOCore

/// One file of ours as it is sent: read, tagged and compressed when the server starts.
struct Asset: Sendable {
    let type: String
    let body: ByteBuffer
    let tag: EntityTag
    /// Compressed, where that makes it smaller.
    let gzipped: ByteBuffer?

    init(type: AssetType, body: ByteBuffer) {
        self.type = type.header
        self.body = body
        tag = EntityTag(of: body)
        gzipped = type.isText ? Gzip.compressed(body, level: Gzip.tightest) : nil
    }
}

/// What a file is, by the ending of its name.
struct AssetType {
    /// For the `Content-Type` header.
    let header: String
    /// Text, and so worth compressing.
    let isText: Bool

    /// Nil when we have no file of that kind.
    init?(ending: some StringProtocol) {
        switch ending {
        case "css": self.init(header: "text/css; charset=utf-8", isText: true)
        case "js", "mjs": self.init(header: "text/javascript; charset=utf-8", isText: true)
        case "svg": self.init(header: "image/svg+xml", isText: true)
        case "txt": self.init(header: "text/plain; charset=utf-8", isText: true)
        case "webmanifest": self.init(header: "application/manifest+json", isText: true)
        case "png": self.init(header: "image/png", isText: false)
        case "jpg", "jpeg": self.init(header: "image/jpeg", isText: false)
        case "webp": self.init(header: "image/webp", isText: false)
        case "ico": self.init(header: "image/vnd.microsoft.icon", isText: false)
        case "woff2": self.init(header: "font/woff2", isText: false)
        default: return nil
        }
    }

    private init(header: String, isText: Bool) {
        self.header = header
        self.isText = isText
    }
}
