package cn.cunkou.platform.web;

/**
 * A door in a menu; a module contributes it as a bean, and only those who may enter see it.
 *
 * @param place which menu
 * @param section heading in the console menu, empty for the first group
 * @param order of the entry within its menu
 * @param icon id in icons.svg
 */
public record MenuEntry(
        Place place, String section, int order, String label, String href, String icon) {
    public enum Place {
        PORTAL,
        CONSOLE,
        /** In the console, for those who work for several sites. */
        CONSOLE_OF_SEVERAL
    }

    /** The same on the site of a place of that kind: 全市数字 for 全县数字. */
    MenuEntry of(String kind) {
        return new MenuEntry(place, section, order, label.replace("全县", "全" + kind), href, icon);
    }
}
