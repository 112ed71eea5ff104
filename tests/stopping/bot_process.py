"""`copydesk run` on the local Discord: `python -m tests.stopping.bot_process run DATABASE PORT CERTIFICATE`.

The token comes from DISCORD_TOKEN. It is the program's own main, but for where Discord's names lead.
"""

import ssl
import sys

import bot.__main__ as program


def main() -> None:
    """As `copydesk run --database DATABASE`."""
    word, database, port, certificate = sys.argv[1:]
    sys.argv = ["copydesk", word, "--database", database]
    program.main(lambda: lead_here(int(port), certificate))


def lead_here(port: int, certificate: str) -> None:
    """Run the program, once it is loaded, with Discord's names leading to this machine."""
    import aiohttp

    from bot.cli.main import main as run
    from bot.cli.verbs.run import stay_until_told
    from tests.discord.certificate import HereResolver

    context = ssl.create_default_context(cafile=certificate)

    def connector() -> aiohttp.TCPConnector:
        return aiohttp.TCPConnector(limit=0, resolver=HereResolver(port), ssl=context, use_dns_cache=False)

    stay_until_told.__defaults__ = (connector,)
    run()


if __name__ == "__main__":
    main()
