package cn.cunkou.portal;

import java.util.List;

/** One chapter of the manual beside its contents; without steps it is the contents alone. */
public record HelpPage(String title, String purpose, List<Step> steps, List<Part> contents) {
    /**
     * One thing to do.
     *
     * @param picture file under {@code /assets/manual/}, taken by the browser journeys; empty for
     *     none
     */
    public record Step(String text, String picture, String alt) {}

    public record Part(String title, List<Link> chapters) {}

    public record Link(String title, String href) {}
}
