import ArgumentParser

/// Where a command finds the community: the options that every command takes.
struct PlaceOptions: ParsableArguments {
    @Option(help: "The database file. (BANDSTAND_DATABASE; default: data/bandstand.sqlite)")
    var database: String?

    @Option(help: "The folder that holds Templates and Public. (BANDSTAND_ROOT; default: found by itself)")
    var root: String?

    /// The settings of this process; these options and `others` win over the environment.
    func settings(_ others: [SettingName: String?] = [:]) throws(SettingsError) -> Settings {
        let given = others.merging([.database: database, .root: root]) { $1 }
        return try Settings.read(arguments: given.compactMapValues { $0 })
    }
}
