"""Where people post without an editor, and how articles speak of it."""

from provenance.lexicon.phrases import Phrases

SOCIAL_HOSTS = frozenset(
    (
        *("x.com", "twitter.com", "t.me", "telegram.me", "telegram.dog", "facebook.com", "fb.com", "fb.watch"),
        *("instagram.com", "threads.net", "threads.com", "tiktok.com", "youtube.com", "youtu.be", "linkedin.com"),
        *("reddit.com", "redd.it", "bsky.app", "mastodon.social", "mastodon.online", "truthsocial.com", "gab.com"),
        *("gettr.com", "parler.com", "rumble.com", "snapchat.com", "whatsapp.com", "discord.com", "discord.gg"),
        *("tumblr.com", "pinterest.com", "vk.com", "vk.ru", "vkvideo.ru", "ok.ru", "max.ru", "rutube.ru"),
        *("weibo.com", "weibo.cn", "mp.weixin.qq.com", "douyin.com", "kuaishou.com", "bilibili.com"),
        *("xiaohongshu.com", "odysee.com", "bitchute.com", "twitch.tv", "vimeo.com", "dailymotion.com"),
    )
)
"""Hosts of social platforms; each stands for its subdomains too. Our own list: the networks that AFP's guidelines on
content from social networks speak of, and their like elsewhere."""

CORPORATE_SUBDOMAINS = frozenset(
    (
        *("about", "ads", "blog", "business", "developer", "developers", "help", "investor", "investors", "legal"),
        *("newsroom", "press", "privacy", "support", "transparency"),
    )
)
"""First labels under which a platform's operator publishes its own pages: those are not posts. Our own list."""

PLATFORMS = (
    *("X", "Twitter", "Telegram", "Facebook", "Instagram", "Threads", "TikTok", "YouTube", "LinkedIn", "Reddit"),
    *("Bluesky", "Mastodon", "Snapchat", "VK", "VKontakte", "Odnoklassniki", "Weibo", "WeChat", "Rumble", "Gab"),
    "Gettr",
)
"""The platforms' names as articles write them. A name alone may be the company's: see :data:`POSTS`."""

POSTS = (
    *("account", "accounts", "channel", "channels", "comment", "feed", "message", "page", "post", "posts"),
    *("posting", "profile", "statement", "story", "thread", "update", "video", "videos"),
)
"""What people put on a platform: counted next to its name. Our own reading of news style."""

POSTING = ("post", "posted", "posting", "publish", "published", "said", "wrote", "writing", "live")
"""What people do there: counted with "on" and the platform's name. Our own reading of news style."""

SOCIAL_WORDS = Phrases(
    "our own reading of news style, words that name a post whatever the platform",
    *("tweet", "tweets", "tweeted", "retweet", "retweets", "retweeted", "Truth Social", "WhatsApp channel"),
    *("post on social media", "posts on social media", "posted on social media", "wrote on social media"),
    *("social media post", "social media posts", "social media account", "social media accounts"),
    *("social-media post", "social-media posts", "social media channels", "social media page"),
)
