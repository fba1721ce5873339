package import ArgumentParser

package struct ExportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "What is held about somebody, for them or for the authority (privacy role).",
        discussion: """
            Examples:
              synas export child ella-b --for guardian:v-1041 --out export
            """,
        subcommands: [ExportChildCommand.self])

    package init() {}
}
