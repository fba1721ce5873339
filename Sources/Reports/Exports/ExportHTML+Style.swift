extension ExportHTML {
    /// Calm, with the reader's own system font; light and dark; from 320 px up; and on paper.
    ///
    /// Contrast of text to ground is at least 4.5 to 1 in both schemes (WCAG 2.2, 1.4.3); a test computes it.
    static let style: StaticString = """
        :root {
          color-scheme: light dark;
          --ground: #f6f4ef; --card: #ffffff; --text: #23272e; --quiet: #565d68; --line: #d9d5cb; --link: #1f5a8c; --soft: #efece5;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #16191e; --card: #1f242b; --text: #e9e7e2; --quiet: #b0b6bf; --line: #3a414b; --link: #8fc4f2; --soft: #2a3038;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0 auto; padding: clamp(1rem, 4vw, 3rem); max-width: 64rem; background: var(--ground); color: var(--text);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere;
        }
        h1 { font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; margin: 0 0 .8rem; letter-spacing: -.01em; }
        h2 { font-size: clamp(1.2rem, 3vw, 1.5rem); line-height: 1.25; margin: 0 0 .8rem; }
        h3 { font-size: 1.1rem; margin: 1.2rem 0 .4rem; }
        h4 { font-size: 1rem; margin: 1rem 0 .3rem; }
        p { margin: 0 0 .8rem; max-width: 44rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px; }
        nav ul { list-style: none; margin: 1.2rem 0 2rem; padding: 0; border-top: 1px solid var(--line); }
        nav li { border-bottom: 1px solid var(--line); }
        nav a { display: block; padding: .5rem 0; }
        section {
          background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin: 0 0 1.6rem;
          padding: clamp(1rem, 3vw, 2rem);
        }
        section > ul { margin: 0; padding-left: 1.2rem; }
        dl { margin: 0 0 1rem; }
        dl div { padding: .35rem 0; border-bottom: 1px solid var(--line); }
        dl div:last-child { border-bottom: 0; }
        dt { color: var(--quiet); font-size: .9rem; }
        dd { margin: 0; white-space: pre-line; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .95rem; }
        caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
        th { text-align: left; color: var(--quiet); font-size: .85rem; font-weight: 600; }
        th, td { padding: .45rem .8rem .45rem 0; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        tbody tr:last-child td { border-bottom: 0; }
        .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        td.short { white-space: nowrap; }
        td.id { overflow-wrap: anywhere; min-width: 8rem; font-size: .85rem; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem; }
        figure { margin: 0; display: flex; flex-direction: column; }
        figure a { display: block; }
        img { display: block; width: 100%; height: auto; max-height: 24rem; object-fit: contain; border-radius: 8px; background: var(--soft); }
        .missing {
          flex: 1; min-height: 6rem; display: grid; place-items: center; padding: 1rem; text-align: center;
          color: var(--quiet); background: var(--soft); border: 1px dashed var(--line); border-radius: 8px;
        }
        figcaption { font-size: .9rem; color: var(--quiet); margin-top: .3rem; }
        @media (min-width: 40rem) {
          dl div { display: grid; grid-template-columns: 14rem 1fr; gap: 1rem; }
          nav ul { columns: 2; column-gap: 2rem; }
          nav li { break-inside: avoid; }
        }
        @media screen and (max-width: 48rem) {
          table, tbody, tr, td { display: block; width: 100%; }
          caption:not(.heard) { display: block; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
          tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
          tr:last-child { border-bottom: 0; }
          td { display: grid; grid-template-columns: 7.75rem 1fr; gap: .8rem; padding: .1rem 0; border: 0; overflow-wrap: anywhere; }
          td.empty { display: none; }
          td::before { content: attr(data-label); color: var(--quiet); font-size: .85rem; white-space: normal; }
        }
        @media print {
          :root {
            color-scheme: light;
            --ground: #fff; --card: #fff; --text: #000; --quiet: #333; --line: #999; --soft: #fff; --link: #000;
          }
          body { padding: 0; max-width: none; font-size: 10pt; }
          nav { display: none; }
          section { border: 0; border-radius: 0; padding: 0; }
          h2, h3, h4, caption { break-after: avoid; }
          tr, figure, dl div { break-inside: avoid; }
          table { font-size: 8.5pt; }
          td.id { min-width: 0; font-size: 7pt; }
          .pictures { grid-template-columns: 1fr 1fr; }
          img { max-height: 9cm; }
        }

        """
}
