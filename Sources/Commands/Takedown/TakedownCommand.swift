package import ArgumentParser

package struct TakedownCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "takedown",
        abstract: "What is out and may not stay as it is: see, do, and record what was done.",
        discussion: """
            Examples:
              synas takedown list --overdue
              synas takedown show TAKEDOWN-ID
              synas takedown redo TAKEDOWN-ID --out narrower
              synas takedown check TAKEDOWN-ID Blog.html
              synas takedown close TAKEDOWN-ID --outcome removed --decision 2026/117
            """,
        subcommands: [
            TakedownListCommand.self, TakedownShowCommand.self, TakedownRedoCommand.self, TakedownCheckCommand.self,
            TakedownCloseCommand.self,
        ])

    package init() {}
}
