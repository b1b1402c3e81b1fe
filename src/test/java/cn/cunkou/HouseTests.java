package cn.cunkou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(Cunkou.class);
    private static final Path PICTURE = Path.of("docs", "house.svg");

    @Test
    void noModuleReachesUpwardsOrAroundTheCorner() {
        MODULES.verify();
    }

    @Test
    void thePictureInTheDocumentsIsTheHouseAsItStands() throws IOException {
        var drawn = HousePicture.of(MODULES);
        if (System.getenv("CUNKOU_DRAW_HOUSE") != null) {
            Files.writeString(PICTURE, drawn);
        }
        assertThat(Files.readString(PICTURE))
                .as(
                        "docs/house.svg is old; run the tests once with CUNKOU_DRAW_HOUSE=yes to draw it anew")
                .isEqualTo(drawn);
    }
}
