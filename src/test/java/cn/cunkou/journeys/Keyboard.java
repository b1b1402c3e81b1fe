package cn.cunkou.journeys;

import com.microsoft.playwright.Page;

/** Somebody who uses a page with the keyboard alone. */
final class Keyboard {
    private static final int PATIENCE = 300;

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
