extension ContactSheet {
    /// Calm, with the reader's own system font; light and dark; from 320 px up; and on paper.
    ///
    /// Contrast of text to ground is at least 4.5 to 1 in both schemes (WCAG 2.2, 1.4.3); a test computes it.
    static let style: StaticString = """
        :root {
          color-scheme: light dark;
          --ground: #f6f4ef; --card: #ffffff; --text: #23272e; --quiet: #565d68; --line: #d9d5cb; --link: #1f5a8c;
          --cleared: #17603a; --cleared-ground: #e2f3e8; --held: #7a4a00; --held-ground: #fdf0d3;
          --refused: #9b1c1c; --refused-ground: #fbe4e2; --soft: #efece5;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #16191e; --card: #1f242b; --text: #e9e7e2; --quiet: #b0b6bf; --line: #3a414b; --link: #8fc4f2;
            --cleared: #8fe0ae; --cleared-ground: #17382a; --held: #f6cf7f; --held-ground: #402f0e;
            --refused: #f7b0aa; --refused-ground: #47201f; --soft: #2a3038;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0 auto; padding: clamp(1rem, 4vw, 3rem); max-width: 80rem; background: var(--ground); color: var(--text);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere;
        }
        h1 { font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
        h2 { font-size: clamp(1.2rem, 3vw, 1.5rem); line-height: 1.25; margin: 0 0 .6rem; }
        h3 { font-size: 1rem; margin: 0 0 .4rem; }
        p { margin: 0 0 .6rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px; }
        .handling, .channel { color: var(--quiet); }
        .handling { max-width: 44rem; }
        .channel { margin-bottom: .1rem; font-size: .9rem; }
        nav ol { list-style: none; margin: 1.2rem 0 2rem; padding: 0; border-top: 1px solid var(--line); }
        nav li {
          display: flex; flex-wrap: wrap; gap: .3rem 1rem; justify-content: space-between; align-items: center;
          padding: .55rem 0; border-bottom: 1px solid var(--line);
        }
        nav a { display: inline-block; padding: .2rem 0; min-height: 1.75rem; flex: 1 1 12rem; }
        article {
          background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin: 0 0 1.6rem;
          padding: clamp(1rem, 3vw, 2rem);
        }
        .status {
          display: inline-block; padding: .1rem .7rem; border-radius: 99px; font-size: .9rem; font-weight: 600;
          white-space: nowrap; border: 1px solid currentColor;
        }
        .cleared { color: var(--cleared); background: var(--cleared-ground); }
        .held { color: var(--held); background: var(--held-ground); }
        .refused { color: var(--refused); background: var(--refused-ground); }
        .obstacles { border-left: 4px solid var(--line); padding: .2rem 0 .2rem 1rem; margin: .8rem 0 1.2rem; }
        .obstacles ul { margin: 0; padding-left: 1.1rem; }
        .obstacles li { margin-bottom: .5rem; }
        .mend { display: block; color: var(--quiet); }
        .picture { margin-top: 1.2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
        figure { margin: 0; display: flex; flex-direction: column; }
        figure a { display: block; }
        img { display: block; width: 100%; height: auto; max-height: 34rem; object-fit: contain; border-radius: 8px; background: var(--soft); }
        .missing {
          flex: 1; min-height: 8rem; display: grid; place-items: center; padding: 1rem; text-align: center;
          color: var(--quiet); background: var(--soft); border: 1px dashed var(--line); border-radius: 8px;
        }
        figcaption { font-size: .9rem; color: var(--quiet); margin-top: .3rem; }
        .facts { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin: .7rem 0 .5rem; }
        .removed { font-size: .9rem; color: var(--quiet); margin: 0; }
        .removed .label { font-weight: 600; color: var(--text); margin-right: .3rem; }
        .item { display: inline-block; background: var(--soft); color: var(--text); border-radius: 6px; padding: .05rem .5rem; margin: .15rem .1rem; }
        @media print {
          :root {
            color-scheme: light;
            --ground: #fff; --card: #fff; --text: #000; --quiet: #333; --line: #999; --soft: #fff; --link: #000;
            --cleared: #000; --held: #000; --refused: #000; --cleared-ground: #fff; --held-ground: #fff; --refused-ground: #fff;
          }
          body { padding: 0; max-width: none; font-size: 10pt; }
          nav { display: none; }
          article { border: 0; border-radius: 0; padding: 0; break-before: page; }
          article:first-child { break-before: auto; }
          .picture { break-inside: avoid; }
          .pair { grid-template-columns: 1fr 1fr; }
          img { max-height: 9cm; }
        }

        """
}
