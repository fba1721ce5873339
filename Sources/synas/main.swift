import Commands
import Glibc

exit(await SynasCommand.run(Array(CommandLine.arguments.dropFirst())))
