import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// `/assets/{hash}/{path}`: a file of `Public/`.
struct AssetRoutes: FeatureRoutes {
    let assets: AssetIndex

    func add(to routes: inout RouteList) {
        routes.get("/assets/{version}/**", for: .readPublic, show)
    }

    /// An address never changes what it shows, so it may be kept for as long as caches keep anything: a year.
    private static let forever = "public, max-age=31536000, immutable"

    @Sendable private func show(_ request: Request, _ context: WebContext) throws -> Response {
        let path = context.parameters.getCatchAll().joined(separator: "/")
        guard let asset = assets[path] else { throw NotFound() }
        guard context.parameters.get("version") == assets.version else {
            // A page made before the last change of the files: they moved on, and may move back.
            return Redirect.found(assets.address(path))
        }
        let headers: HTTPFields = [
            .contentType: asset.type, .cacheControl: Self.forever, .vary: "Accept-Encoding",
        ]
        let condition = request.headers[.ifNoneMatch]
        if let known = [asset.tag, asset.tag.gzipped].first(where: { $0.isNamed(in: condition) }) {
            return .notModified(headers, tag: known)
        }
        if let gzipped = asset.gzipped, AcceptEncoding.takesGzip(request.headers[.acceptEncoding]) {
            return .whole(gzipped, headers, tag: asset.tag.gzipped, encoding: "gzip")
        }
        return .whole(asset.body, headers, tag: asset.tag, encoding: nil)
    }
}
