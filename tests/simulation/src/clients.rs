//! The clients of a world.

use crate::hooks::Hooks;
use crate::provider::{Provider, WorldTime};
use crate::setting::Setting;
use crate::transport::Scripted;
use crate::world::{Purpose, World};
use codeartifact::config::Environment;
use codeartifact::{Client, Config};

/// Opens the accounts of one or two clients, and makes them.
#[must_use]
pub fn all(world: &World) -> Vec<(Client, Setting)> {
    let clients = 1 + world.random(Purpose::Setting, [0, 0]).index(2);
    (1..=clients).map(|number| open(world, Setting::draw(&mut world.random(Purpose::Setting, [number, 0])))).collect()
}

fn open(world: &World, setting: Setting) -> (Client, Setting) {
    let number = world.books().open(setting);
    world.say(|| format!("client {number}: {setting:?}"));
    let config = Config::builder()
        .environment(Environment::from([("", ""); 0]))
        .region("eu-west-1")
        .transport(Scripted(world.clone()))
        .timer(world.clock.clone())
        .time_source(WorldTime(world.clone()))
        .credentials_provider(Provider::new(world.clone(), number))
        .interceptor(Hooks(world.clone()))
        .timeout_config(setting.limits.timeouts())
        .retry_config(setting.limits.retries())
        .max_requests(setting.max_requests)
        .max_open_bodies(setting.max_open_bodies)
        .expect_continue_from(setting.expect_from);
    (Client::new(config), setting)
}
