package cn.cunkou.platform.tasks;

import cn.cunkou.platform.web.Paged;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 任务: one's own long work, how far it is, and its result. */
@Controller
public class TaskPages {
    private final Tasks tasks;

    TaskPages(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * @param moving whether something still runs, so that the page looks again by itself
     */
    public record TasksPage(Paged<Task> tasks, boolean moving) {}

    @GetMapping("/console/tasks")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var mine = tasks.mine(new Paged.Request(page, 20));
        model.addAttribute(
                "page", new TasksPage(mine, mine.rows().stream().anyMatch(task -> !task.isOver())));
        return "platform/tasks/tasks";
    }

    /** One task's progress bar; the page asks for it every second until it is over. */
    @GetMapping("/console/tasks/{id}")
    String one(@PathVariable String id, Model model) {
        model.addAttribute("page", tasks.find(id));
        return "platform/tasks/task";
    }

    @PostMapping("/console/tasks/{id}/cancel")
    String cancel(@PathVariable String id) {
        tasks.cancel(id);
        return "redirect:/console/tasks";
    }
}
