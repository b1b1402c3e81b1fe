package cn.cunkou.journeys;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Somebody who uses a page with the keyboard alone. */
final class Keyboard {
    private static final int PATIENCE = 300;

    /** Numbers everything that can have the focus; of some radio buttons only one can. */
    private static final String CONTROLS =
            """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter((one) => !one.disabled && one.checkVisibility({visibilityProperty: true}))
              .filter((one, at, all) => one.type !== 'radio'
                || one === (all.find((other) => other.name === one.name && other.form === one.form && other.checked)
                  ?? all.find((other) => other.name === one.name && other.form === one.form)))
              .map((one, at) => one.dataset.walked = at + ' ' + one.outerHTML.slice(0, 120))
            """;

    /** What has the focus, and what is wrong with that. */
    private static final String FOCUS =
            """
            () => {
              document.documentElement.style.scrollBehavior = 'auto';
              const one = document.activeElement;
              const name = one.dataset.walked;
              if (!name) {
                return ['elsewhere'];
              }
              const seen = one.classList.contains('visually-hidden') ? one.labels[0] : one;
              const box = seen.getBoundingClientRect();
              const over = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 40) / 2);
              const style = getComputedStyle(seen);
              return [name,
                ...(style.outlineStyle === 'none' ? ['does not show the focus: ' + name] : []),
                ...(seen.contains(over) || over?.contains(seen) ? [] : ['lies under another: ' + name])];
            }
            """;

    private final Page page;
    private int tabs;

    Keyboard(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** Goes on with the tabulator until the focus is on what the selector names. */
    Keyboard to(String selector) {
        for (tabs = 0; tabs < PATIENCE; tabs++) {
            var there =
                    (Boolean)
                            page.evaluate(
                                    "selector => document.activeElement?.matches(selector) ?? false",
                                    selector);
            if (there) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(page.url() + " has no way by keyboard to " + selector);
    }

    /**
     * Goes through the whole page: everything that can be pressed or filled in gets the focus,
     * shows that it has it, and lies open when it does.
     */
    Keyboard everywhere() {
        var wanted = new HashSet<>(strings(page.evaluate(CONTROLS)));
        var wrong = new ArrayList<String>();
        for (tabs = 0; tabs < PATIENCE && !wanted.isEmpty(); tabs++) {
            page.keyboard().press("Tab");
            var here = strings(page.evaluate(FOCUS));
            wanted.remove(here.getFirst());
            wrong.addAll(here.subList(1, here.size()));
        }
        wanted.forEach(one -> wrong.add("no way to " + one));
        if (!wrong.isEmpty()) {
            throw new AssertionError(page.url() + " by keyboard:\n" + String.join("\n", wrong));
        }
        return this;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().insertText(text);
        return this;
    }

    /** Chooses from the list in focus. */
    Keyboard choose(String value) {
        for (int choices = 0; choices < PATIENCE; choices++) {
            if (value.equals(page.evaluate("document.activeElement.value"))) {
                return this;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError(page.url() + " does not offer " + value);
    }

    /**
     * Follows a link to the next page.
     *
     * @return how often the tabulator was needed
     */
    int follow(String selector) {
        to(selector);
        var before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
        return tabs;
    }
}
