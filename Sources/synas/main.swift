import Commands
import Glibc

exit(await SynasCommand.run(called: CommandLine.arguments))
