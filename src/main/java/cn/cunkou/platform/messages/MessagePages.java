package cn.cunkou.platform.messages;

import cn.cunkou.platform.messages.Messages.Message;
import cn.cunkou.platform.web.Paged;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 消息: what the system told whoever is signed in. */
@Controller
public class MessagePages {
    private final Messages messages;

    MessagePages(Messages messages) {
        this.messages = messages;
    }

    public record MessagesPage(Paged<Message> messages, boolean unread) {}

    @GetMapping("/console/messages")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute(
                "page",
                new MessagesPage(
                        messages.mine(new Paged.Request(page, 30)), messages.unread() > 0));
        return "platform/messages/messages";
    }

    @PostMapping("/console/messages/read")
    String read() {
        messages.readAll();
        return "redirect:/console/messages";
    }
}
