package cn.cunkou.papers;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One paper in the console.
 *
 * @param items what it fulfils
 * @param earlier what it took the place of, the newest first
 * @param mayChange whether the reader may correct it and add files
 * @param done what was just done, in words
 */
public record PaperPage(
        Paper paper,
        String place,
        List<ItemLink> items,
        List<PaperFile> files,
        List<Paper> earlier,
        boolean mayChange,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {

    /** An item by its name, with the page of the promise. */
    public record ItemLink(String label, String href) {}

    public String base() {
        return PaperPages.PATH + "/" + paper.id();
    }
}
