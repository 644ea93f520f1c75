package dashboard

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"
)

// showHealth says that the process answers.
func (s *Server) showHealth(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.SendString("ok")
}

// showReady says that the database answers too, so that a proxy may send people here.
func (s *Server) showReady(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), 2*time.Second)
	defer cancel()
	c.Set(fiber.HeaderCacheControl, "no-store")
	if err := s.c.Store.Ping(ctx); err != nil {
		s.c.Log.Warn("database does not answer", "error", fmt.Sprint(err))
		return c.Status(http.StatusServiceUnavailable).SendString("Datenbank antwortet nicht")
	}
	return c.SendString("ok")
}
