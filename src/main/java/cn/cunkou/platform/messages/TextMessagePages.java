package cn.cunkou.platform.messages;

import cn.cunkou.platform.messages.TextMessages.TextMessage;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 短信发件箱: what goes out to telephones, or would. */
@Controller
public class TextMessagePages {
    private static final String PATH = "/console/text-messages";

    private final TextMessages texts;

    TextMessagePages(TextMessages texts) {
        this.texts = texts;
    }

    /** The outbox. */
    public record TextMessagesPage(Paged<TextMessage> messages) {}

    @Bean
    static MenuEntry textMessagesMenu() {
        return new MenuEntry(Place.CONSOLE, "系统", 960, "短信发件箱", PATH, "phone");
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute(
                "page", new TextMessagesPage(texts.list("", new Paged.Request(page, 50))));
        return "platform/messages/texts";
    }
}
