package cn.cunkou.platform.audit;

import cn.cunkou.platform.audit.Audit.Entry;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 操作记录: who did what, when, and what it was before and after. */
@Controller
public class AuditPages {
    private final Audit audit;

    AuditPages(Audit audit) {
        this.audit = audit;
    }

    @Bean
    static MenuEntry auditMenu() {
        return new MenuEntry(Place.CONSOLE, "系统", 920, "操作记录", "/console/audit", "evidence");
    }

    /**
     * @param q what was typed: a person's, a record's or an act's name
     */
    public record AuditPage(
            Paged<Entry> entries, String q, @Nullable LocalDate from, @Nullable LocalDate to) {}

    @GetMapping("/console/audit")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute(
                "page",
                new AuditPage(audit.search(q, from, to, new Paged.Request(page, 30)), q, from, to));
        return "platform/audit/audit";
    }

    @GetMapping("/console/audit/{id}")
    String one(@PathVariable String id, Model model) {
        model.addAttribute("page", audit.find(id));
        return "platform/audit/entry";
    }
}
