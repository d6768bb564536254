import ArgumentParser
import Features
import Foundation
import Logging
import Web

/// `bandstand routes`: every address of the site and who may use it.
struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List every address: method, path, who may use it.")

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() async throws {
        let settings = try place.settings()
        let logger = JSONLines.logger(level: settings.logLevel)
        let resources = try Resources(ResourceFolder.find(settings.root))
        let assembly = try await Assembly.rehearsal(logger: logger)
        let app = WebApp(assembly, resources, logger: logger)
        print(json ? try PrettyJSON.text(app.routes) : Self.table(app.routes))
    }

    private static func table(_ routes: [RouteList.Entry]) -> String {
        let width = routes.map(\.path.count).max() ?? 0
        return routes.map { route in
            let path = route.path.padding(toLength: width, withPad: " ", startingAt: 0)
            let method = route.method.padding(toLength: methodWidth, withPad: " ", startingAt: 0)
            return "\(method)  \(path)  \(route.right)  (\(route.roles.joined(separator: ", ")))"
        }.joined(separator: "\n")
    }

    /// Letters of the longest method that routes are written for.
    private static let methodWidth = 4
}
