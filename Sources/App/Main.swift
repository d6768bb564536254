import ArgumentParser

/// `bandstand`: everything the program can be asked to do, one command each.
@main
struct Main: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bandstand",
        abstract: "A forum server: boards, threads and news groups over one store of posts.",
        subcommands: [
            ServeCommand.self,
            MigrateCommand.self,
            SeedCommand.self,
            FloodCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            DoctorCommand.self,
            CheckRulesCommand.self,
            RoutesCommand.self,
            MailCommand.self,
            MemberCommand.self,
            BoardCommand.self,
            BackupCommand.self,
        ])
}
